import { type Address, hashOf } from '../../components/review/address';

/** Puts a place into the address of the page. `replace`: without a step for the browser's back button. */
export function goTo(address: Address, how?: 'replace'): void {
  const hash = hashOf(address);
  if (hash === window.location.hash) return;
  if (how === 'replace') window.history.replaceState(null, '', hash);
  else window.history.pushState(null, '', hash);
}
