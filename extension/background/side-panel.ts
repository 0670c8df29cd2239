import { browser, type Browser } from 'wxt/browser';

/** Firefox' own interface, which the Chrome types do not know. */
type Sidebar = { sidebarAction?: { open(): Promise<void>; toggle(): Promise<void> } };

/** Opens the panel beside a tab. Has to be called before anything is waited for, while a click or key is being handled. */
export function openPanel(tab: number): void {
  const sidebar = (browser as unknown as Sidebar).sidebarAction;
  const opening = sidebar === undefined ? browser.sidePanel?.open({ tabId: tab }) : sidebar.open();
  // Refused when there was no click (a note that opens by itself): the panel finds what waits when it is next opened.
  opening?.catch(() => undefined);
}

/** A click on the extension's button, and its key, open the panel. */
export function panelOnAction(): void {
  const sidebar = (browser as unknown as Sidebar).sidebarAction;
  if (sidebar === undefined) {
    void browser.sidePanel?.setPanelBehavior({ openPanelOnActionClick: true }).catch(() => undefined);
    return;
  }
  browser.action.onClicked.addListener((_tab: Browser.tabs.Tab) => {
    void sidebar.toggle().catch(() => undefined);
  });
}
