import { describe, expect, it, vi } from 'vitest';
import { KnownFailure } from '../../../lib/failure';
import { REQUEST_SCHEMAS } from '../../../lib/message-schemas';
import type { RequestType } from '../../../lib/messages';
import { makeRouter, type Route, type Routes } from '../../../lib/router';
import { DEFAULT_PREFERENCES } from '../../../lib/storage/preferences';

const SENDER = { id: 'us' };

function unused<T extends RequestType>(type: T): Route<T> {
  return {
    schema: REQUEST_SCHEMAS[type],
    refuses: () => null,
    handle: () => Promise.reject(new Error(`${type} was not meant to be called`)),
  };
}

function routes(more: Partial<Routes>): Routes {
  return {
    'sidebar/inject': unused('sidebar/inject'),
    'sidebar/hello': unused('sidebar/hello'),
    'sidebar/more': unused('sidebar/more'),
    'advice/get': unused('advice/get'),
    'step/tick': unused('step/tick'),
    'preferences/get': unused('preferences/get'),
    'preferences/set': unused('preferences/set'),
    'self-test/open': unused('self-test/open'),
    'release/active': unused('release/active'),
    'release/install': unused('release/install'),
    'storage/clear': unused('storage/clear'),
    'act/save': unused('act/save'),
    'advice/texts': unused('advice/texts'),
    'search/find': unused('search/find'),
    'search/card': unused('search/card'),
    'shortcuts/get': unused('shortcuts/get'),
    'draft/get': unused('draft/get'),
    'draft/edit': unused('draft/edit'),
    'draft/undo': unused('draft/undo'),
    'draft/redo': unused('draft/redo'),
    'draft/discard': unused('draft/discard'),
    'draft/publish': unused('draft/publish'),
    'draft/rebase': unused('draft/rebase'),
    'releases/list': unused('releases/list'),
    'releases/get': unused('releases/get'),
    'releases/republish': unused('releases/republish'),
    'examples/keep': unused('examples/keep'),
    'examples/list': unused('examples/list'),
    'examples/remove': unused('examples/remove'),
    'notes/of-record': unused('notes/of-record'),
    'notes/count': unused('notes/count'),
    'notes/texts': unused('notes/texts'),
    'notes/act': unused('notes/act'),
    'notes/draft': unused('notes/draft'),
    'notes/review': unused('notes/review'),
    'notes/earlier': unused('notes/earlier'),
    'identity/get': unused('identity/get'),
    'identity/set': unused('identity/set'),
    'identity/shared': unused('identity/shared'),
    'review/read': unused('review/read'),
    'review/thread': unused('review/thread'),
    'review/people': unused('review/people'),
    'review/filters': unused('review/filters'),
    'review/keep-filter': unused('review/keep-filter'),
    'review/drop-filter': unused('review/drop-filter'),
    'review/open-record': unused('review/open-record'),
    'plan/get': unused('plan/get'),
    'plan/set': unused('plan/set'),
    'plan/stages': unused('plan/stages'),
    'flags/list': unused('flags/list'),
    'review/list': unused('review/list'),
    'review/choices': unused('review/choices'),
    'review/quiet': unused('review/quiet'),
    'notes/export': unused('notes/export'),
    'notes/import': unused('notes/import'),
    'notes/erase': unused('notes/erase'),
    'retention/get': unused('retention/get'),
    'retention/set': unused('retention/set'),
    'team/status': unused('team/status'),
    'team/join': unused('team/join'),
    'team/check': unused('team/check'),
    'team/apply': unused('team/apply'),
    'team/leave': unused('team/leave'),
    'team/log': unused('team/log'),
    'team/hub': unused('team/hub'),
    'hub/status': unused('hub/status'),
    'hub/make-key': unused('hub/make-key'),
    'hub/creds': unused('hub/creds'),
    'hub/join': unused('hub/join'),
    'hub/leave': unused('hub/leave'),
    'hub/check': unused('hub/check'),
    'hub/publish': unused('hub/publish'),
    'own-browsers/status': unused('own-browsers/status'),
    'own-browsers/on': unused('own-browsers/on'),
    'own-browsers/off': unused('own-browsers/off'),
    'publisher/make-key': unused('publisher/make-key'),
    'publisher/backed-up': unused('publisher/backed-up'),
    'publisher/restore': unused('publisher/restore'),
    'publisher/rotate': unused('publisher/rotate'),
    'publisher/files': unused('publisher/files'),
    'news/get': unused('news/get'),
    'news/away': unused('news/away'),
    'news/apply': unused('news/apply'),
    'nudges/answer': unused('nudges/answer'),
    'nudges/send': unused('nudges/send'),
    'nudges/sent': unused('nudges/sent'),
    'nudges/limits': unused('nudges/limits'),
    ...more,
  };
}

const message = { type: 'preferences/get', body: { crm: 'hubspot' } };

describe('the router', () => {
  it('answers what the handler answers', async () => {
    const handle = vi.fn(() => Promise.resolve({ preferences: DEFAULT_PREFERENCES }));
    const router = makeRouter(routes({ 'preferences/get': { ...unused('preferences/get'), handle } }));
    expect(await router(message, SENDER)).toEqual({ ok: true, value: { preferences: DEFAULT_PREFERENCES } });
    expect(handle).toHaveBeenCalledWith({ crm: 'hubspot' }, SENDER);
  });

  it('asks about the sender before the handler, and after the schema', async () => {
    const handle = vi.fn(() => Promise.resolve({ preferences: DEFAULT_PREFERENCES }));
    const refuses = vi.fn(() => 'not you');
    const router = makeRouter(routes({ 'preferences/get': { ...unused('preferences/get'), handle, refuses } }));
    expect(await router({ type: 'preferences/get', body: {} }, SENDER)).toMatchObject({
      error: { code: 'bad-message' },
    });
    expect(refuses).not.toHaveBeenCalled();
    expect(await router(message, SENDER)).toEqual({ ok: false, error: { code: 'not-allowed', detail: 'not you' } });
    expect(handle).not.toHaveBeenCalled();
  });

  it('turns a known failure into its code', async () => {
    const handle = () => Promise.reject(new KnownFailure('storage-full', 'quota'));
    const router = makeRouter(routes({ 'preferences/get': { ...unused('preferences/get'), handle } }));
    expect(await router(message, SENDER)).toEqual({ ok: false, error: { code: 'storage-full', detail: 'quota' } });
  });

  it('turns a bug into an answer, and shows it in the console', async () => {
    const console = vi.spyOn(globalThis.console, 'error').mockImplementation(() => {});
    const router = makeRouter(routes({}));
    expect(await router(message, SENDER)).toMatchObject({ ok: false, error: { code: 'internal' } });
    expect(console).toHaveBeenCalledOnce();
    console.mockRestore();
  });

  it('says that it is gone while it is being stopped, and complains of nothing', async () => {
    const complaint = vi.spyOn(console, 'error').mockImplementation(() => {});
    // Chromium's words for every call of its API then.
    const handle = vi.fn(() => Promise.reject(new Error('No SW')));
    const router = makeRouter(routes({ 'preferences/get': { ...unused('preferences/get'), handle } }));
    expect(await router(message, SENDER)).toEqual({ ok: false, error: { code: 'gone' } });
    expect(complaint).not.toHaveBeenCalled();
    complaint.mockRestore();
  });

  it.each([[undefined], [null], [7], [[]], [{}], [{ type: 7 }], [{ type: 'constructor' }], [{ type: '__proto__' }]])(
    'refuses %j',
    async (wrong) => {
      expect(await makeRouter(routes({}))(wrong, SENDER)).toMatchObject({ ok: false, error: { code: 'bad-message' } });
    },
  );
});
