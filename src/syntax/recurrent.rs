//! The recurrent layers: several sentences side by side, the next taking the place of one that ends.

use super::kernel::float::{self, CELLS, LANES, PROJECTION, Step};
use super::kernel::{self, Level, MIDDLE, PART, Packed};
use super::layer::{Layer, room};
use super::network::UNIT;
use super::weights::{Direction, Linear, Matrix};
use std::ops::Range;

/// One direction of one layer. Rows are in an order of their own: of every [`CELLS`] cells the four gates in turn.
pub(super) struct Side {
    level: Level,
    /// From the input, with the gates' bias.
    pub input: Layer,
    state: Packed,
    /// The state's scales times [`UNIT`], in units of [`PROJECTION`].
    scales: Vec<f32>,
    backward: bool,
}

/// Room to work in.
#[derive(Default)]
pub(super) struct Room {
    sums: Vec<i32>,
    cells: Vec<f32>,
    /// Of some cells of every lane, the last gate as a fraction.
    outs: Vec<[[f32; CELLS]; 2]>,
    /// States before and after a step.
    states: [Vec<u8>; 2],
}

/// The sentence at one place.
struct Lane {
    /// The row of its next word.
    row: usize,
    /// Words still to come.
    left: usize,
}

impl Side {
    pub fn new(direction: &Direction, level: Level, backward: bool) -> Side {
        let hidden = direction.state.cols;
        let order: Vec<usize> = (0..4 * hidden)
            .map(|row| (row % PART / CELLS) * hidden + row / PART * CELLS + row % CELLS)
            .collect();
        let state = in_order(&direction.state, &order);
        let mut matrix = in_order(&direction.input.matrix, &order);
        matrix.scales.iter_mut().for_each(|scale| *scale *= 1.0 / PROJECTION);
        let bias = order.iter().map(|&row| direction.input.bias[row] * (1.0 / PROJECTION)).collect();
        let input = Linear { matrix, bias };
        Side {
            level,
            input: Layer::new(&input, level),
            scales: state.scales.iter().map(|scale| scale * UNIT * (1.0 / PROJECTION)).collect(),
            state: Packed::new(&state, level),
            backward,
        }
    }

    /// Goes over all sentences, each a range of rows; reads every row's projection from where `place` says and writes its
    /// state to `out`, `stride` bytes a row.
    pub fn run(
        &self,
        projections: &[i16],
        place: impl Fn(usize) -> usize,
        sentences: &[Range<usize>],
        room: &mut Room,
        out: &mut [u8],
        stride: usize,
    ) {
        let h = self.state.width;
        let mut waiting = sentences.iter().filter(|rows| !rows.is_empty()).map(|rows| Lane {
            row: if self.backward { rows.end - 1 } else { rows.start },
            left: rows.len(),
        });
        let mut lanes: Vec<Lane> = waiting.by_ref().take(LANES).collect();
        let (mut places, mut coming) = ([0; LANES], [0; LANES]);
        room.reset(h);
        while !lanes.is_empty() {
            let count = lanes.len();
            for (lane, (now, next)) in lanes.iter().zip(places.iter_mut().zip(&mut coming)) {
                (*now, *next) = (place(lane.row), place(self.after(lane)));
            }
            self.step(projections, &places[..count], &coming[..count], room);
            for l in (0..count).rev() {
                let lane = &mut lanes[l];
                out[lane.row * stride..][..h].copy_from_slice(&room.states[0][l * h..][..h]);
                lane.row = self.after(lane);
                lane.left -= 1;
                if lane.left > 0 {
                    continue;
                }
                if let Some(next) = waiting.next() {
                    lanes[l] = next;
                    room.clear(l, h);
                } else {
                    lanes.swap_remove(l);
                    room.shift(lanes.len(), l, h);
                }
            }
        }
    }

    /// The row after a lane's next word; at the end of its sentence that word's.
    fn after(&self, lane: &Lane) -> usize {
        match (lane.left, self.backward) {
            (..=1, _) => lane.row,
            (_, false) => lane.row + 1,
            (_, true) => lane.row - 1,
        }
    }

    /// The next word of every lane; `coming` tells whose turn will be next, so that its projections are at hand.
    fn step(&self, projections: &[i16], places: &[usize], coming: &[usize], room: &mut Room) {
        let (h, count) = (self.state.width, places.len());
        let Room { sums, cells, outs, states: [state, next] } = room;
        let parts = self.state.parts();
        for part in 0..parts {
            let (soon, at) = if part + 1 < parts { (places, part + 1) } else { (coming, 0) };
            for place in soon {
                kernel::fetch(&projections[place + at * PART..][..PART]);
            }
            self.state.product(part, &state[..count * h], sums);
            float::step(
                self.level,
                Step {
                    sums: &sums[..count * PART],
                    scales: &self.scales[part * PART..][..PART],
                    projections: &projections[part * PART..],
                    places,
                    cells: &mut cells[part * LANES * CELLS..][..LANES * CELLS],
                    outs,
                    state: &mut next[part * CELLS..],
                    stride: h,
                },
            );
        }
        std::mem::swap(state, next);
    }
}

impl Room {
    /// Room for so many cells, all lanes at their beginning.
    fn reset(&mut self, h: usize) {
        room(&mut self.sums, LANES * PART);
        room(&mut self.cells, LANES * h).fill(0.0);
        room(&mut self.outs, LANES);
        self.states.iter_mut().for_each(|states| room(states, LANES * h).fill(MIDDLE));
    }

    fn clear(&mut self, lane: usize, h: usize) {
        self.states[0][lane * h..][..h].fill(MIDDLE);
        self.cells[..LANES * h]
            .chunks_mut(LANES * CELLS)
            .for_each(|cells| cells[lane * CELLS..][..CELLS].fill(0.0));
    }

    fn shift(&mut self, from: usize, to: usize, h: usize) {
        self.states[0].copy_within(from * h..(from + 1) * h, to * h);
        for cells in self.cells[..LANES * h].chunks_mut(LANES * CELLS) {
            cells.copy_within(from * CELLS..(from + 1) * CELLS, to * CELLS);
        }
    }
}

/// The rows of a matrix in another order.
fn in_order(matrix: &Matrix, order: &[usize]) -> Matrix {
    Matrix {
        rows: matrix.rows,
        cols: matrix.cols,
        scales: order.iter().map(|&row| matrix.scales[row]).collect(),
        data: order
            .iter()
            .flat_map(|&row| &matrix.data[row * matrix.cols..][..matrix.cols])
            .copied()
            .collect(),
    }
}
