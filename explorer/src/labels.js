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
    return [
      [x - width / 2, below],
      [x - width / 2, above],
      [x + size + 4, y],
      [x - size - 4 - width, y],
      [x - width * 0.15, below],
      [x - width * 0.85, below],
      [x - width * 0.15, above],
      [x - width * 0.85, above],
    ];
  }

  const apart = (a, b) => a[2] < b[0] || a[0] > b[2] || a[3] < b[1] || a[1] > b[3];

  function flush({ width: room, height: floor }) {
    const nodes = waiting.map(({ node: { x, y, size } }) => [x - size, y - size, x + size, y + size]);
    const first = ({ node }) => (node.highlighted ? 2e9 : 0) + (node.bright ? 1e9 : 0) + node.size;
    const named = waiting
      .filter((row) => row.context)
      .sort((a, b) => first(b) - first(a) || Number(a.node.key) - Number(b.node.key));
    waiting = [];
    const written = [];
    named.forEach(({ context, node, settings }, rank) => {
      const high = settings.labelSize * 1.2;
      context.font = `${node.highlighted ? 700 : 500} ${settings.labelSize}px ${settings.labelFont}`;
      const wide = context.measureText(node.label).width;
      const boxes = spots(node, wide, high).map(([x, y]) => [
        x - 1,
        y - high / 2,
        x + wide + 1,
        y + high / 2,
      ]);
      const fits = (box) => box[0] > 2 && box[2] < room - 2 && box[1] > 2 && box[3] < floor - 2;
      const clear = boxes.filter((box) => fits(box) && written.every((other) => apart(box, other)));
      // The names that matter most may lie over other nodes, but never over other names.
      const chosen = node.bright || node.highlighted;
      const box =
        clear.find((one) => nodes.every((other) => apart(one, other))) ??
        (chosen || rank < 10 ? clear[0] : undefined) ??
        (chosen ? boxes[0] : undefined);
      if (!box) return;
      written.push(box);
      write(context, node, settings, box[0] + 1, box[1] + high / 2);
    });
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
