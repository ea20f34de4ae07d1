const SUFFIX = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';

/** Salesforce's 18-character form of a 15-character id (crm.md §1.4). Throws on any other length. */
export function to18(id: string): string {
  if (!/^[A-Za-z0-9]{15}$/.test(id)) throw new Error(`Not a 15-character id: ${id}`);
  const blocks = [id.slice(0, 5), id.slice(5, 10), id.slice(10, 15)];
  const digit = (block: string): string =>
    SUFFIX.charAt([...block].reduce((bits, char, index) => bits | (/[A-Z]/.test(char) ? 1 << index : 0), 0));
  return id + blocks.map(digit).join('');
}
