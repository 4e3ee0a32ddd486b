/** How much `y` grows with one more `x`: the line of least squares through the points. */
export function slope(points: readonly { x: number; y: number }[]): number {
  const mean = (of: (point: { x: number; y: number }) => number) => points.reduce((sum, point) => sum + of(point), 0) / points.length;
  const middle = { x: mean(({ x }) => x), y: mean(({ y }) => y) };
  const spread = mean(({ x }) => (x - middle.x) ** 2);
  return mean(({ x, y }) => (x - middle.x) * (y - middle.y)) / spread;
}
