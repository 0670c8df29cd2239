/** The UN's resolutions and the facts of ITU, packed by build.ts and read by open.ts: zlib in base64. Plain JavaScript, since half a megabyte of string is not worth a type check. */
export declare const resolutions: string;
export declare const itu: string;
