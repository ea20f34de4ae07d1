import { api, LightningElement } from 'lwc';

/** One panel: speaks the private protocol between lightning-tabset and its tabs (lightning-base-components 1.28, tab.js). */
export default class FlexipageTab2 extends LightningElement {
  @api value;
  @api label;
  @api title;
  registered = false;
  deregister = () => {};

  connectedCallback() {
    if (this.template.synthetic) this.register();
  }

  renderedCallback() {
    if (!this.registered) this.register();
  }

  disconnectedCallback() {
    this.deregister();
  }

  register() {
    this.registered = true;
    this.dispatchEvent(
      new CustomEvent('privatetabregister', {
        cancelable: true,
        bubbles: true,
        composed: true,
        detail: {
          setDeRegistrationCallback: (callback) => {
            this.deregister = callback;
          },
        },
      }),
    );
  }

  @api
  loadContent() {
    this.dispatchEvent(new CustomEvent('active'));
  }
}
