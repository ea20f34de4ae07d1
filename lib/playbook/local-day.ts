/** The calendar day (`YYYY-MM-DD`) of an instant in this person's time zone: what `alignment` and `freshStarter` count from. */
export function localDay(date: Date): string {
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
