import { look } from './look.ts';
import { portal } from './setting.ts';
import { show } from './state.ts';
import { style } from './style.ts';
import { Say } from './words.tsx';

const panel = style(
  'position:fixed;top:0;right:0;bottom:0;width:560px;background:var(--card);z-index:1100;box-shadow:0 0 24px #0006;display:flex;flex-direction:column;iframe{flex:1;border:0}',
);
const head = style(
  'display:flex;justify-content:space-between;padding:16px 20px;background:var(--wash);border-bottom:1px solid var(--line);font-weight:700',
);

/** The panel in which a record is created: a frame within a frame (crm.md §3.6). */
export function Creator({ type }: { type: string }) {
  return (
    <aside class={panel}>
      <div class={head}>
        <Say name="create" />
        <button type="button" class={look.button} onClick={() => show({ creator: null })}>
          <Say name="close" />
        </button>
      </div>
      <iframe
        name="nav-components:nav-object-create"
        title="Create"
        src={`/object-builder-frame/${portal.id}/${type}`}
      />
    </aside>
  );
}
