// What the explorer takes of the libraries, as the global `libraries`.
export { default as Sigma } from "sigma";
export { NodeProgram } from "sigma/rendering";
export { floatColor } from "sigma/utils";
export { createEdgeCurveProgram } from "@sigma/edge-curve";
export { MultiDirectedGraph } from "graphology";
export { default as forceAtlas2 } from "graphology-layout-forceatlas2";
