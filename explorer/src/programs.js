// How the graphics card draws: nodes of four shapes; lines that are solid, dashed or dotted.
demarche.programs = (() => {
  // Without WebGL the libraries do not load, and the lists do without the drawing.
  if (typeof libraries === "undefined") return null;
  const { NodeProgram, floatColor, createEdgeCurveProgram } = libraries;
  const { FLOAT, UNSIGNED_BYTE, POINTS } = WebGLRenderingContext;
  const shapes = { circle: 0, square: 1, hexagon: 2, diamond: 3 };

  const vertex = `
attribute vec4 a_id;
attribute vec4 a_color;
attribute vec2 a_position;
attribute float a_size;
attribute float a_shape;
uniform float u_sizeRatio;
uniform float u_pixelRatio;
uniform mat3 u_matrix;
varying vec4 v_color;
varying float v_pixel;
varying float v_shape;
void main() {
  gl_Position = vec4((u_matrix * vec3(a_position, 1)).xy, 0, 1);
  gl_PointSize = a_size / u_sizeRatio * u_pixelRatio * 2.0 + 2.0;
  v_pixel = 1.0 / gl_PointSize;
  v_shape = a_shape;
  #ifdef PICKING_MODE
  v_color = a_id;
  #else
  v_color = a_color;
  #endif
  v_color.a *= 255.0 / 254.0;
}`;

  // The distance to the outline, in shares of the square that is drawn.
  const fragment = `
precision mediump float;
varying vec4 v_color;
varying float v_pixel;
varying float v_shape;
void main(void) {
  vec2 p = abs(gl_PointCoord - vec2(0.5, 0.5));
  float inside = 0.5 - length(p);
  if (v_shape > 2.5) inside = (0.5 - p.x - p.y) * 0.7071;
  else if (v_shape > 1.5) inside = min(0.5 - p.y * 0.866 - p.x * 0.5 - 0.03, 0.433 - p.x);
  else if (v_shape > 0.5) inside = 0.43 - max(p.x, p.y);
  #ifdef PICKING_MODE
  gl_FragColor = inside > 0.0 ? v_color : vec4(0.0);
  #else
  float drawn = smoothstep(0.0, v_pixel * 1.5, inside);
  float rim = smoothstep(v_pixel * 3.5, v_pixel * 2.0, inside) * 0.35;
  gl_FragColor = vec4(v_color.rgb * (1.0 - rim), v_color.a) * drawn;
  #endif
}`;

  class ShapeProgram extends NodeProgram {
    getDefinition() {
      return {
        VERTICES: 1,
        VERTEX_SHADER_SOURCE: vertex,
        FRAGMENT_SHADER_SOURCE: fragment,
        METHOD: POINTS,
        UNIFORMS: ["u_sizeRatio", "u_pixelRatio", "u_matrix"],
        ATTRIBUTES: [
          { name: "a_position", size: 2, type: FLOAT },
          { name: "a_size", size: 1, type: FLOAT },
          { name: "a_shape", size: 1, type: FLOAT },
          { name: "a_color", size: 4, type: UNSIGNED_BYTE, normalized: true },
          { name: "a_id", size: 4, type: UNSIGNED_BYTE, normalized: true },
        ],
      };
    }

    processVisibleItem(index, start, data) {
      const size = data.shape === "circle" ? data.size : data.size * 1.12;
      this.array.set([data.x, data.y, size, shapes[data.shape] ?? 0, floatColor(data.color), index], start);
    }

    setUniforms({ sizeRatio, pixelRatio, matrix }, { gl, uniformLocations }) {
      gl.uniform1f(uniformLocations.u_pixelRatio, pixelRatio);
      gl.uniform1f(uniformLocations.u_sizeRatio, sizeRatio);
      gl.uniformMatrix3fv(uniformLocations.u_matrix, false, matrix);
    }
  }

  /** A label upright in the middle of its curve, legible over anything. */
  function edgeLabel(context, edge, source, target, settings) {
    if (!edge.label) return;
    const bend = (edge.curvature ?? 0) / 2;
    const x = (source.x + target.x) / 2 + (target.y - source.y) * bend;
    const y = (source.y + target.y) / 2 - (target.x - source.x) * bend;
    context.font = `600 ${settings.edgeLabelSize}px ${settings.edgeLabelFont}`;
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.lineWidth = 4;
    context.lineJoin = "round";
    context.strokeStyle = demarche.theme.colour("--page");
    context.strokeText(edge.label, x, y);
    context.fillStyle = edge.inked ?? edge.color;
    context.fillText(edge.label, x, y);
    context.textAlign = "start";
    context.textBaseline = "alphabetic";
  }

  const arrowHead = { extremity: "target", lengthToThicknessRatio: 3, widenessToThicknessRatio: 2.4 };
  const Curve = createEdgeCurveProgram({ arrowHead, drawLabel: edgeLabel });

  /** A curve of which, along its way, only `share` is drawn in every `period` (in widths of the line). */
  function broken(period, share) {
    const gap = `#else
    float along = dot(gl_FragCoord.xy - v_cpA, normalize(v_cpC - v_cpA));
    float period = v_thickness * ${period.toFixed(1)} + 4.0;
    if (distToTarget > targetArrowLength && fract(along / period) > ${share.toFixed(2)}) {
      gl_FragColor = transparent;
      return;
    }`;
    return class extends Curve {
      getDefinition() {
        const definition = super.getDefinition();
        return {
          ...definition,
          FRAGMENT_SHADER_SOURCE: definition.FRAGMENT_SHADER_SOURCE.replace("#else", gap),
        };
      }
    };
  }

  return {
    nodes: { shape: ShapeProgram },
    edges: { solid: Curve, dashed: broken(3.5, 0.62), dotted: broken(1.6, 0.4) },
  };
})();
