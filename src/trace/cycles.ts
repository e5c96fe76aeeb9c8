/** A text cannot derive from itself: of every circle of derivations the weakest is dropped. */

/** A derivation between document numbers. */
export interface Edge {
  readonly from: number;
  readonly to: number;
}

/** Strongly connected component of each node (Tarjan 1972, without recursion). */
function components(nodes: number, out: readonly (readonly number[])[]): Int32Array {
  const [index, low, component] = [new Int32Array(nodes).fill(-1), new Int32Array(nodes), new Int32Array(nodes).fill(-1)];
  const open: number[] = [];
  let [next, found] = [0, 0];
  for (let root = 0; root < nodes; root++) {
    if (index[root]! >= 0) continue;
    const path: [node: number, edge: number][] = [[root, 0]];
    while (path.length > 0) {
      const top = path[path.length - 1]!;
      const [node] = top;
      if (top[1] === 0) { index[node] = low[node] = next++; open.push(node); }
      const to = out[node]![top[1]++];
      if (to !== undefined) {
        if (index[to]! < 0) path.push([to, 0]);
        else if (component[to]! < 0) low[node] = Math.min(low[node]!, index[to]!);
        continue;
      }
      path.pop();
      const parent = path[path.length - 1];
      if (parent) low[parent[0]] = Math.min(low[parent[0]]!, low[node]!);
      if (low[node] !== index[node]) continue;
      let member: number;
      do { member = open.pop()!; component[member] = found; } while (member !== node);
      found++;
    }
  }
  return component;
}

/** Whether a way leads from one node to another. */
function leads(out: readonly (readonly number[])[], from: number, to: number): boolean {
  const seen = new Set([from]);
  const open = [from];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node === to) return true;
    for (const next of out[node]!) if (!seen.has(next)) { seen.add(next); open.push(next); }
  }
  return false;
}

/**
 * The edges without those that would close a circle.
 * @param edges between nodes 0 … nodes - 1, strongest first
 * @returns one flag an edge: whether it stays
 */
export function withoutCycles(nodes: number, edges: readonly Edge[]): boolean[] {
  const all: number[][] = Array.from({ length: nodes }, () => []);
  for (const { from, to } of edges) all[from]!.push(to);
  const component = components(nodes, all);
  const kept = edges.map(({ from, to }) => component[from] !== component[to]);
  const out: number[][] = Array.from({ length: nodes }, () => []);
  edges.forEach(({ from, to }, e) => {
    if (kept[e] || leads(out, to, from)) return;
    out[from]!.push(to);
    kept[e] = true;
  });
  return kept;
}
