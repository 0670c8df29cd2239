/** Stands for the catalogue's module in the extension: the file in the package, for the background and for pages alike. */
export const packed = async (): Promise<{ readonly resolutions: string; readonly itu: string }> =>
  (await (await fetch(new URL('/catalogue.json', location.origin))).json()) as { readonly resolutions: string; readonly itu: string };
