/** What changed in storage, told to the extension's own open pages. CRM tabs are told by pushes. */
export type News = 'release' | 'stored-data' | 'draft' | 'examples';

const CHANNEL = 'sightline-news';

/** Tells every open page of the extension. One that is not there misses nothing: it reads storage when it opens. */
export function announce(news: News): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage(news);
  channel.close();
}

/** Calls back on news from other contexts until the signal aborts. What is told is only what changed, not how. */
export function listenForNews(tell: (news: News) => void, signal: AbortSignal): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.addEventListener('message', ({ data }: MessageEvent<News>) => tell(data));
  signal.addEventListener('abort', () => channel.close());
}
