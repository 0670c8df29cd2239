/** Where the packed catalogue is: here the module beside. The extension has it once for all its pages, as a file of its package. */
export const packed = (): Promise<{ readonly resolutions: string; readonly itu: string }> => import('./data.js');
