/**
 * The libraries that speak NATS, loaded when a hub is first used. In the built background each `import()` here becomes a call
 * inside the same file (wxt.config.ts): a worker cannot load another one, and until that call nothing of them runs.
 */
export async function loadNats() {
  const [core, jetstream] = await Promise.all([import('@nats-io/nats-core'), import('@nats-io/jetstream')]);
  return { core, jetstream };
}
export type Nats = Awaited<ReturnType<typeof loadNats>>;

/** Only what makes and checks NKeys. */
export const loadNkeys = () => import('@nats-io/nkeys');
