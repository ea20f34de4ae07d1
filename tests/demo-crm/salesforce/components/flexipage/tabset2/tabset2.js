import { api, LightningElement } from 'lwc';

/**
 * The tab set of a record page: the real lightning-tabset, whose panels hold nothing until they are first opened.
 * `tabs`: `[{ value, label, parts: [{ id }] }]`. The page script fills each part on the `partready` event that its
 * flexipage-component2 sends.
 */
export default class FlexipageTabset2 extends LightningElement {
  @api activeTab;
  opened = {};
  definitions = [];

  @api
  get tabs() {
    return this.definitions;
  }
  set tabs(value) {
    this.definitions = value;
  }

  get state() {
    return this.definitions.map((tab) => ({ ...tab, opened: this.opened[tab.value] === true }));
  }

  open(event) {
    const { value } = event.currentTarget.dataset;
    if (!this.opened[value]) this.opened = { ...this.opened, [value]: true };
  }
}
