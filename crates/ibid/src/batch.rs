//! Many sources at once: in parallel, in order, and never more than a few in memory.

use std::collections::BTreeMap;
use std::num::NonZero;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Mutex, PoisonError};
use std::thread;

/// How many jobs, for each thread, may be under way or wait for one before them.
const AHEAD: usize = 4;
/// Pages nest; the threads' stacks are as large as the main one's.
const STACK: usize = 8 * 1024 * 1024;

/// Does `work` on all `jobs` in as many threads as there are processors, and hands the results to
/// `each` in the order of the jobs. A job is taken only when there is room for its result.
///
/// # Errors
/// The first error of `each`: the jobs that have not been taken then are left.
pub fn in_order<J: Send, R: Send, E>(
    jobs: impl Iterator<Item = J> + Send,
    work: impl Fn(J) -> R + Sync,
    each: impl FnMut(R) -> Result<(), E>,
) -> Result<(), E> {
    let threads = thread::available_parallelism().map_or(1, NonZero::get);
    in_order_by(threads, jobs, work, each)
}

/// [`in_order`] in so many threads: work that waits for the network leaves processors free.
///
/// # Errors
/// The first error of `each`.
pub fn in_order_by<J: Send, R: Send, E>(
    threads: usize,
    jobs: impl Iterator<Item = J> + Send,
    work: impl Fn(J) -> R + Sync,
    mut each: impl FnMut(R) -> Result<(), E>,
) -> Result<(), E> {
    let threads = threads.max(1);
    let ahead = threads * AHEAD;
    let (room, rooms) = sync_channel::<()>(ahead);
    for _ in 0..ahead {
        // The channel has room for all of them.
        let _ = room.send(());
    }
    let (job, waiting) = sync_channel::<(usize, J)>(threads);
    let (result, results) = sync_channel::<(usize, R)>(ahead);
    let waiting = Mutex::new(waiting);
    thread::scope(|scope| {
        // Its ends of the channels are moved in, so that they close when it ends.
        scope.spawn(move || hand_out(jobs, &rooms, &job));
        for _ in 0..threads {
            let result = result.clone();
            let (waiting, work) = (&waiting, &work);
            let labour = move || labour(waiting, work, &result);
            let started = thread::Builder::new()
                .stack_size(STACK)
                .spawn_scoped(scope, labour);
            // The others do its share; where there are none, the results end at once.
            drop(started);
        }
        drop(result);
        // Moved in, so that they close when this ends: the threads stop then.
        let (results, room) = (results, room);
        let mut early: BTreeMap<usize, R> = BTreeMap::new();
        let mut next = 0;
        for (place, result) in &results {
            early.insert(place, result);
            while let Some(result) = early.remove(&next) {
                next += 1;
                each(result)?;
                // Nobody may be left to use it.
                let _ = room.try_send(());
            }
        }
        Ok(())
    })
}

/// Hands out jobs while there is room for their results.
fn hand_out<J>(jobs: impl Iterator<Item = J>, rooms: &Receiver<()>, job: &SyncSender<(usize, J)>) {
    let mut jobs = jobs.enumerate();
    while rooms.recv().is_ok() {
        let Some(next) = jobs.next() else { break };
        if job.send(next).is_err() {
            break;
        }
    }
}

/// Does jobs until there are no more.
fn labour<J, R>(
    waiting: &Mutex<Receiver<(usize, J)>>,
    work: &impl Fn(J) -> R,
    result: &SyncSender<(usize, R)>,
) {
    loop {
        let next = waiting
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .recv();
        let Ok((place, job)) = next else { break };
        if result.send((place, work(job))).is_err() {
            break;
        }
    }
}
