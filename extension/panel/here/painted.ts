/** Lets the page answer keys and paint before what follows. */
export function breath(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

/** Milliseconds after which a page that is not painted (a hidden one) goes on all the same. */
const UNSEEN = 100;

/** Resolves after the next frame is on the screen: what is not on the first screen waits for it. */
export function painted(): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, UNSEEN);
    requestAnimationFrame(() => setTimeout(() => {
      clearTimeout(timer);
      resolve();
    }));
  });
}
