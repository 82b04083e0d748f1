//! Work on several threads whose results come back in the order of the input.

use std::sync::mpsc::{Receiver, channel};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// Pieces under way, for each thread: enough that none waits for a long one before it.
const WINDOW: usize = 16;
/// Bytes under way, for each thread, unless one piece alone has more.
const BYTES: usize = 4 << 20;

/// Lets in so many pieces and bytes, and no more until some are done: a slow writer stops the reader, and
/// memory does not fill.
struct Gate {
    under_way: Mutex<UnderWay>,
    changed: Condvar,
    window: usize,
    bytes: usize,
}

#[derive(Default)]
struct UnderWay {
    pieces: usize,
    bytes: usize,
    closed: bool,
}

impl Gate {
    fn new(threads: usize) -> Gate {
        Gate {
            under_way: Mutex::default(),
            changed: Condvar::new(),
            window: WINDOW * threads,
            bytes: BYTES * threads,
        }
    }

    fn lock(&self) -> MutexGuard<'_, UnderWay> {
        self.under_way.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits for room. False if no more is wanted.
    fn enter(&self, bytes: usize) -> bool {
        let full = |now: &mut UnderWay| {
            !now.closed && now.pieces > 0 && (now.pieces >= self.window || now.bytes + bytes > self.bytes)
        };
        let now = self.changed.wait_while(self.lock(), full);
        let mut now = now.unwrap_or_else(PoisonError::into_inner);
        now.pieces += 1;
        now.bytes += bytes;
        !now.closed
    }

    fn leave(&self, bytes: usize) {
        let mut now = self.lock();
        now.pieces -= 1;
        now.bytes -= bytes;
        self.changed.notify_one();
    }

    fn close(&self) {
        self.lock().closed = true;
        self.changed.notify_one();
    }
}

/// A result to come, with the bytes that it stands for.
type Promise<T> = (Receiver<T>, usize);

/// Works on all pieces on the threads of a pool and hands the results to `done`, which runs on the caller's
/// thread, in the order of the pieces. The pieces are read on a thread of their own, not further ahead than a
/// fixed number and, by `size`, a fixed sum of bytes.
///
/// # Errors
/// The first error of `done`; no more pieces are read then.
pub(super) fn in_order<I: Send, T: Send, E>(
    pool: &rayon::ThreadPool,
    pieces: impl Iterator<Item = I> + Send,
    size: impl Fn(&I) -> usize + Sync,
    work: impl Fn(I) -> T + Sync,
    mut done: impl FnMut(T) -> Result<(), E>,
) -> Result<(), E> {
    let gate = Gate::new(pool.current_num_threads());
    // The gate keeps it short.
    let (promise, promised) = channel::<Promise<T>>();
    std::thread::scope(|threads| {
        let (gate, size, work) = (&gate, &size, &work);
        threads.spawn(move || {
            pool.in_place_scope(|scope| {
                for piece in pieces {
                    let bytes = size(&piece);
                    let (result, to_come) = channel();
                    if !gate.enter(bytes) || promise.send((to_come, bytes)).is_err() {
                        break;
                    }
                    // Nobody waits for it after an error.
                    scope.spawn(move |_| drop(result.send(work(piece))));
                }
            });
        });
        let outcome = promised.iter().try_for_each(|(to_come, bytes)| {
            // No result comes from work that panicked; the scope carries the panic on.
            let outcome = to_come.recv().map_or(Ok(()), &mut done);
            gate.leave(bytes);
            outcome
        });
        gate.close();
        drop(promised);
        outcome
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::time::Duration;

    fn pool(threads: usize) -> rayon::ThreadPool {
        rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap()
    }

    #[test]
    fn results_come_in_the_order_of_the_pieces() {
        for threads in [1, 2, 5] {
            let mut got = Vec::new();
            let slow_first = |n: usize| {
                std::thread::sleep(Duration::from_micros(if n.is_multiple_of(7) { 900 } else { 10 }));
                n * 2
            };
            let outcome: Result<(), ()> = in_order(
                &pool(threads),
                0..200,
                |_| 1,
                slow_first,
                |n| {
                    got.push(n);
                    Ok(())
                },
            );
            assert_eq!(outcome, Ok(()));
            assert_eq!(got, (0..200).map(|n| n * 2).collect::<Vec<_>>());
        }
    }

    #[test]
    fn the_reader_waits_for_a_slow_writer() {
        let read = AtomicUsize::new(0);
        let pieces = (0..10 * WINDOW).inspect(|_| {
            read.fetch_add(1, Ordering::SeqCst);
        });
        let mut written = 0;
        let outcome: Result<(), ()> = in_order(
            &pool(1),
            pieces,
            |_| 1,
            |n| n,
            |_| {
                std::thread::sleep(Duration::from_micros(200));
                written += 1;
                // One more may have been read and wait at the gate.
                assert!(read.load(Ordering::SeqCst) <= written + WINDOW + 1);
                Ok(())
            },
        );
        assert_eq!((outcome, written), (Ok(()), 10 * WINDOW));
    }

    #[test]
    fn large_pieces_go_through_one_by_one() {
        let under_way = AtomicUsize::new(0);
        let work = |n: usize| {
            assert_eq!(under_way.fetch_add(1, Ordering::SeqCst), 0);
            n
        };
        let outcome: Result<(), ()> = in_order(
            &pool(2),
            0..9,
            |_| 3 * BYTES,
            work,
            |_| {
                under_way.fetch_sub(1, Ordering::SeqCst);
                Ok(())
            },
        );
        assert_eq!(outcome, Ok(()));
    }

    #[test]
    fn an_error_stops_the_reader() {
        let read = AtomicUsize::new(0);
        let pieces = std::iter::repeat(1_usize).inspect(|_| {
            read.fetch_add(1, Ordering::SeqCst);
        });
        let mut left = 20;
        let outcome = in_order(
            &pool(2),
            pieces,
            |_| 1,
            |n| n,
            |n| {
                left -= n;
                if left == 0 { Err("full") } else { Ok(()) }
            },
        );
        assert_eq!(outcome, Err("full"));
        assert!(read.load(Ordering::SeqCst) <= 20 + 2 * WINDOW + 1);
    }
}
