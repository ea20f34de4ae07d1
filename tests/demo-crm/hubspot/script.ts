import { bundle } from '../../support/bundle.ts';

let built: Promise<string> | undefined;

/** The demo's own script, built once per process. */
export function appScript(): Promise<string> {
  built ??= bundle('tests/demo-crm/hubspot/client/main.tsx', 'demoHubspot');
  return built;
}
