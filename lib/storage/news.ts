/** What changed in storage, told to the extension's own open pages. CRM tabs are told by pushes. */
export type News = 'release' | 'stored-data' | 'draft' | 'examples' | 'team' | 'notes' | 'nudges';

const CHANNEL = 'sightline-news';

/** Tells every open page of the extension. One that is not there misses nothing: it reads storage when it opens. */
export function announce(news: News, revision = 0): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage({ news, revision } satisfies Told);
  channel.close();
}

interface Told {
  news: News;
  /** For news of the draft: the revision that it has now, so that whoever made it need not read it again. */
  revision: number;
}

/** Calls back on news from other contexts until the signal aborts. What is told is only what changed, not how. */
export function listenForNews(tell: (news: News, revision: number) => void, signal: AbortSignal): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.addEventListener('message', ({ data }: MessageEvent<Told>) => tell(data.news, data.revision));
  signal.addEventListener('abort', () => channel.close());
}
