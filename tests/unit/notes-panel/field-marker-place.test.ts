import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MARK_SIZE, placesAt } from '../../../entrypoints/sidebar.content/field-marker-place';

const box = (left: number, top: number, width: number, height: number) => ({
  left,
  top,
  right: left + width,
  bottom: top + height,
});

describe('the place of a mark at a field', () => {
  it('is behind the label', () => {
    const label = box(100, 20, 60, 16);
    expect(placesAt(box(100, 20, 200, 40), [label, box(100, 40, 90, 16)])[0]).toEqual({
      left: 164,
      top: 19,
      right: 164 + MARK_SIZE,
      bottom: 19 + MARK_SIZE,
    });
  });

  it('is at the end of the line where something stands behind the label', () => {
    const shown = [box(100, 20, 60, 16), box(162, 20, 16, 16)];
    const [first] = placesAt(box(100, 20, 200, 40), shown);
    expect(first?.right).toBe(300);
  });

  it('never lies over anything that the field shows', () => {
    const some = fc.tuple(fc.nat(400), fc.nat(200), fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 60 }));
    fc.assert(
      fc.property(some, fc.array(some, { maxLength: 12 }), (field, given) => {
        const shown = given.map((one) => box(...one));
        for (const place of placesAt(box(...field), shown))
          for (const one of shown)
            expect(
              place.left < one.right && one.left < place.right && place.top < one.bottom && one.top < place.bottom,
            ).toBe(false);
      }),
    );
  });
});
