import { useEffect, useState } from 'preact/hooks';

/** The value as it was when it last stayed the same for so many milliseconds: what is dear to draw waits for a pause in typing. */
export function useSettled<T>(value: T, milliseconds: number): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    if (settled === value) return;
    const timer = setTimeout(() => setSettled(() => value), milliseconds);
    return () => clearTimeout(timer);
  }, [value, settled, milliseconds]);
  return settled;
}
