/* Boxes, found by where they are: a grid keeps a thousand labels from asking each about every other. */

/** @import { Box } from "./vis" */

/** @typedef {Box & { owner: string }} Owned */

export class Boxes {
  /** @type {Map<string, Owned[]>} */
  #grid = new Map();

  /** @param {number} cell the side of a cell of the grid */
  constructor(cell) {
    this.cell = cell;
  }

  /** @param {Box} box */
  *#cells({ left, top, right, bottom }) {
    for (let x = Math.floor(left / this.cell); x <= Math.floor(right / this.cell); x++) {
      for (let y = Math.floor(top / this.cell); y <= Math.floor(bottom / this.cell); y++) yield `${x},${y}`;
    }
  }

  /**
   * @param {Box} box
   * @param {string} owner
   */
  add(box, owner) {
    for (const key of this.#cells(box)) {
      const found = this.#grid.get(key);
      if (found) found.push({ ...box, owner });
      else this.#grid.set(key, [{ ...box, owner }]);
    }
  }

  /**
   * Whether a box covers nothing of another owner.
   * @param {Box} box
   * @param {string} owner
   */
  isFree(box, owner) {
    for (const key of this.#cells(box)) {
      for (const other of this.#grid.get(key) ?? []) {
        if (
          other.owner !== owner &&
          box.left < other.right &&
          other.left < box.right &&
          box.top < other.bottom &&
          other.top < box.bottom
        ) {
          return false;
        }
      }
    }
    return true;
  }
}

/**
 * @param {Box} inner
 * @param {Box} outer
 */
export function isWithin(inner, outer) {
  return (
    inner.left >= outer.left && inner.right <= outer.right && inner.top >= outer.top && inner.bottom <= outer.bottom
  );
}
