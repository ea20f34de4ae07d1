import type { SidebarActions, SidebarProps } from '../../components/sidebar/model';
import { acceptPorts, isConnected, type Port } from '../../lib/messages';

/** Name of the port by which a side panel of the browser shows what one tab shows. */
export const MIRROR = 'mirror';

/** What a side panel needs to draw; the texts are its own. */
export type Frame = Pick<SidebarProps, 'state' | 'preferences' | 'pending' | 'notice' | 'held'>;

/** From the tab: what it shows now, or the answer to an act. */
export type FromTab = { frame: Frame } | { answer: number; value: unknown };

/** From the side panel: what a person did there, on the record with this `recordKey`. */
export interface FromMirror {
  act: Act;
  given: unknown[];
  number: number;
  about: string | null;
}

/** Acts on the record in view: they are for the record that the person saw, or for none. */
const ON_RECORD = ['tick', 'answer', 'snooze', 'acknowledge', 'showTip', 'nextTip', 'undo', 'keepExample'] as const;
const OTHER = ['setPreferences', 'find', 'openItem', 'shortcuts', 'openSelfTest', 'retry'] as const;
export type Act = (typeof ON_RECORD)[number] | (typeof OTHER)[number];
export const ACTS: readonly Act[] = [...ON_RECORD, ...OTHER];

interface Parts {
  acts: Required<SidebarActions>;
  /** `recordKey` of the record whose advice is shown. */
  about(): string | null;
  /** A side panel begins to look at this tab. */
  opened(): void;
}

/** The side panels that look at this tab. They draw what they are told and hand back what a person does there. */
export interface Mirrors {
  any(): boolean;
  show(frame: Frame): void;
}

export function makeMirrors({ acts, about, opened }: Parts, signal: AbortSignal): Mirrors {
  const open = new Set<Port>();
  const tell = (port: Port, message: FromTab): void => port.postMessage(message);

  const act = async (port: Port, message: unknown): Promise<void> => {
    if (!isAct(message)) return;
    const { number } = message;
    // The tab may have gone to another record while the press was on its way.
    if (ON_RECORD.some((name) => name === message.act) && message.about !== about()) return;
    const done: unknown = Reflect.apply(acts[message.act], null, message.given);
    if (!(done instanceof Promise)) return;
    const value: unknown = await done;
    if (open.has(port)) tell(port, { answer: number, value });
  };

  acceptPorts(
    MIRROR,
    (port) => {
      open.add(port);
      port.onDisconnect.addListener(() => open.delete(port));
      port.onMessage.addListener((message) => void act(port, message));
      opened();
    },
    signal,
  );
  signal.addEventListener('abort', () => {
    // Of an orphan even the port's methods throw.
    if (isConnected()) for (const port of open) port.disconnect();
    open.clear();
  });
  return {
    any: () => open.size > 0,
    show(frame) {
      for (const port of open) tell(port, { frame });
    },
  };
}

const isAct = (message: unknown): message is FromMirror =>
  typeof message === 'object' &&
  message !== null &&
  'act' in message &&
  ACTS.some((name) => name === message.act) &&
  'given' in message &&
  Array.isArray(message.given);
