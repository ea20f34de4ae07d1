/** Where a team may keep its releases. The browser is only ever asked for the one host of a join link (docs/permissions.md). */
export const TEAM_HOSTS = ['https://*/*'] as const;
