import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Fragment, jsx, jsxs } from 'preact/jsx-runtime';
import { Hat, Icon } from '../ui/Icon';
import { Markdown } from '../ui/Markdown';
import { useUniqueId } from '../ui/use-unique-id';
import { COUNTER, type Counter, world } from './counter';
import { formatDay } from './format';
import { Resources } from './Resources';
import { ViewHead } from './ViewHead';

/**
 * What the panel's first script lends to the second, which carries no Preact and none of these views of its own: two copies of Preact in
 * one tree do not work, and twice the same code is bytes for nothing. In the second script every import of the modules
 * in `LENDERS` (wxt.config.ts) leads to `borrowed.ts`, which takes them from here; what that file does not name fails the build.
 */
const LENT = {
  Fragment,
  jsx,
  jsxs,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  Hat,
  Icon,
  Markdown,
  useUniqueId,
  formatDay,
  Resources,
  ViewHead,
};

export type Lent = typeof LENT;

/** Opens the counter at which the second script finds what is lent, and leaves what it brings. */
export function openCounter(): Counter {
  const counter: Counter = { lent: LENT, more: null };
  world[COUNTER] = counter;
  return counter;
}
