import { describe, expect, test } from 'vitest';
import { makeEchoes } from '../../../components/options/desk/condition/echoes';

const echoes = (first: string) => makeEchoes(first, (one, other) => one === other);

describe('a value that a form gave', () => {
  test('is no news when it comes back, however late, and whether or not all came that were given', () => {
    const form = echoes('a');
    form.give('b');
    form.give('c');
    form.give('d');
    expect(form.isNews('a')).toBe(false);
    expect(form.isNews('b')).toBe(false);
    expect(form.isNews('d')).toBe(false);
  });

  test('is news when it comes again after something newer: it was undone', () => {
    const form = echoes('a');
    form.give('b');
    form.give('c');
    expect(form.isNews('c')).toBe(false);
    expect(form.isNews('b')).toBe(true);
    expect(form.isNews('a')).toBe(true);
  });

  test('is told once, and again where it is taken back before it came back', () => {
    const form = echoes('a');
    expect(form.give('a')).toBe(false);
    expect(form.give('b')).toBe(true);
    expect(form.give('b')).toBe(false);
    expect(form.give('a')).toBe(true);
    expect(form.isNews('b')).toBe(false);
    expect(form.isNews('a')).toBe(false);
    expect(form.give('a')).toBe(false);
    expect(form.isNews('x')).toBe(true);
    expect(form.give('a')).toBe(true);
  });

  test('is forgotten once something came from elsewhere', () => {
    const form = echoes('a');
    form.give('b');
    expect(form.isNews('x')).toBe(true);
    expect(form.isNews('x')).toBe(false);
    expect(form.isNews('b')).toBe(true);
  });
});
