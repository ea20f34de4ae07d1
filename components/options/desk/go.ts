/** Leads to an address of this page (`#vision/grow`), as a press on a link to it does. */
export function go(address: string): void {
  window.location.hash = address;
}
