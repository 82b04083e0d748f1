// The names in the network: the weightiest first, each where it covers nothing, and none where there is no such place.
demarche.labels = (() => {
  let waiting = [];

  const ink = (name) => demarche.theme.colour(name);

  /** Takes a name in, to be written when all are known. */
  function queue(context, node, settings) {
    if (node.label) waiting.push({ context, node, settings });
    // Where the node is, no other name shall be.
    else waiting.push({ context: null, node, settings });
  }

  function write(context, { label, highlighted }, settings, x, y) {
    context.font = `${highlighted ? 700 : 500} ${settings.labelSize}px ${settings.labelFont}`;
    context.textBaseline = "middle";
    context.lineWidth = 4;
    context.lineJoin = "round";
    context.strokeStyle = ink("--page");
    context.strokeText(label, x, y);
    context.fillStyle = ink("--ink");
    context.fillText(label, x, y);
    context.textBaseline = "alphabetic";
  }

  /** Below, above, right, left, and a little aside. */
  function spots({ x, y, size }, width, height) {
    const [below, above] = [y + size + height * 0.65, y - size - height * 0.65];
    return [[x - width / 2, below], [x - width / 2, above], [x + size + 4, y], [x - size - 4 - width, y],
      [x - width * 0.15, below], [x - width * 0.85, below], [x - width * 0.15, above], [x - width * 0.85, above]];
  }

  function flush({ width: room, height: floor }) {
    const taken = waiting.map(({ node: { x, y, size } }) => [x - size, y - size, x + size, y + size]);
    const first = (row) => (row.node.highlighted ? 2e9 : 0) + (row.node.bright ? 1e9 : 0) + row.node.size;
    const named = waiting.filter((row) => row.context).sort((a, b) => first(b) - first(a) || Number(a.node.key) - Number(b.node.key));
    waiting = [];
    for (const { context, node, settings } of named) {
      const high = settings.labelSize * 1.2;
      context.font = `${node.highlighted ? 700 : 500} ${settings.labelSize}px ${settings.labelFont}`;
      const wide = context.measureText(node.label).width;
      const free = spots(node, wide, high).find(([x, y]) => {
        const box = [x - 1, y - high / 2, x + wide + 1, y + high / 2];
        return box[0] > 2 && box[2] < room - 2 && box[1] > 2 && box[3] < floor - 2
          && taken.every((t) => box[2] < t[0] || box[0] > t[2] || box[3] < t[1] || box[1] > t[3]);
      }) ?? (node.bright || node.highlighted ? spots(node, wide, high)[0] : null);
      if (!free) continue;
      taken.push([free[0], free[1] - high / 2, free[0] + wide, free[1] + high / 2]);
      write(context, node, settings, ...free);
    }
  }

  /** A ring around a node that is pointed at; its name is written in any case. */
  function ring(context, node) {
    context.beginPath();
    context.arc(node.x, node.y, node.size + 5, 0, Math.PI * 2);
    context.strokeStyle = ink("--ink");
    context.lineWidth = 2;
    context.stroke();
  }

  const clear = () => (waiting = []);

  return { queue, flush, ring, clear };
})();
