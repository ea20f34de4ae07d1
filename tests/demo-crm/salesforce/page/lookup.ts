import { closed, el, fill, shell } from './dom.ts';
import { assign, lightning } from './lightning.ts';
import { word } from './words.ts';

/** What a lookup points at. `path` null: the person may see its name, not open it. */
export interface Target {
  name: string;
  path: string | null;
}

/** A component that can be told that its record changed. */
export interface Shown {
  element: HTMLElement;
  update(): void;
}

/** `force-lookup`: the linked name, and the button that previews it, whose text is not part of the value (crm.md §2.3). */
export function lookup(read: () => Target | null): Shown {
  const host = closed('force-lookup', {});
  const root = host.shadowRoot ?? host;
  let text: HTMLElement | null = null;
  let anchor: HTMLElement | null = null;
  let preview: HTMLElement | null = null;

  const build = (target: Target): void => {
    text = el('span', {}, target.name);
    if (target.path === null) {
      root.replaceChildren(el('span', { class: 'not-navigable' }, el('slot', {}, text)));
      return;
    }
    preview = lightning('lightning-button-icon', {
      iconName: 'utility:preview',
      variant: 'bare',
      size: 'x-small',
      alternativeText: word('preview', target.name),
    });
    const link = shell('records-hoverable-link', {}, (slot) => {
      anchor = el(
        'a',
        { class: 'flex-wrap-ie11 slds-truncate', href: target.path, 'data-navigation': 'enable' },
        slot(),
      );
      return [el('div', { class: 'slds-grid' }, anchor, preview)];
    });
    fill(link, text);
    root.replaceChildren(link);
  };

  const update = (): void => {
    const target = read();
    if (!target) {
      root.replaceChildren();
      text = null;
    } else if (!text || (target.path === null) !== (anchor === null)) build(target);
    else {
      text.textContent = target.name;
      if (target.path !== null) anchor?.setAttribute('href', target.path);
      if (preview) assign(preview, { alternativeText: word('preview', target.name) });
    }
  };
  update();
  return { element: host, update };
}

/** `force-owner-lookup`: avatar, linked name, and the button that changes the owner. */
export function ownerLookup(read: () => Target | null): Shown {
  const inner = lookup(read);
  const avatar = closed(
    'force-record-avatar',
    {},
    el(
      'span',
      { class: 'photoContainer forceSocialPhoto small roundedSquare', 'data-aura-class': 'forceSocialPhoto' },
      el('span', { class: 'slds-avatar slds-avatar_circle slds-avatar_x-small demo-avatar', 'aria-hidden': 'true' }),
    ),
  );
  const button = lightning('lightning-button-icon', {
    iconName: 'utility:change_owner',
    variant: 'bare',
    alternativeText: word('changeOwner'),
    title: word('changeOwner'),
  });
  const element = closed(
    'force-owner-lookup',
    {},
    el('div', { class: 'owner-name slds-grid' }, avatar, inner.element, button),
  );
  return { element, update: inner.update };
}
