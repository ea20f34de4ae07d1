import { api, LightningElement } from 'lwc';

/** A place for one FlexiPage item. Light DOM, so that the page script can put the item's own elements into it. */
export default class FlexipageComponent2 extends LightningElement {
  static renderMode = 'light';
  @api partId;

  connectedCallback() {
    this.dispatchEvent(
      new CustomEvent('partready', {
        bubbles: true,
        composed: true,
        detail: { id: this.partId, place: this.hostElement },
      }),
    );
  }
}
