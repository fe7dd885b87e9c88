//! Who may hold a connection, and who has to go when there is no room.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::Notify;
use tokio_util::sync::CancellationToken;

use super::pace::{Pace, Phase};
use crate::http::source::Source;

/// Whoever owes less than this is not sent away for a newcomer.
const OWING: Duration = Duration::from_millis(500);

/// All connections of one address.
///
/// When there is no room for a newcomer, the one goes that has kept us waiting longest: a stranger
/// who opens connections and holds them costs nobody but themselves a place. For a source that has
/// its share already, room is made among its own.
pub(super) struct Room {
    at_once: usize,
    per_source: usize,
    patience: Option<Duration>,
    guests: Mutex<Guests>,
    left: Notify,
}

#[derive(Default)]
struct Guests {
    next: u64,
    all: HashMap<u64, Guest>,
    of_source: HashMap<Source, Vec<u64>>,
}

struct Guest {
    source: Option<Source>,
    pace: Arc<Pace>,
    off: CancellationToken,
}

/// A place in the room; dropping it leaves.
pub(super) struct Place {
    room: Arc<Room>,
    id: u64,
    pub(super) pace: Arc<Pace>,
    off: CancellationToken,
}

impl Room {
    pub(super) fn new(at_once: usize, per_source: usize, patience: Option<Duration>) -> Self {
        Self { at_once, per_source, patience, guests: Mutex::default(), left: Notify::new() }
    }

    /// A place for a newcomer; waits while the room is full of people who owe nothing. `None`: the
    /// source has its share, and none of its connections can be given up.
    pub(super) async fn enter(self: &Arc<Self>, source: Option<Source>) -> Option<Place> {
        /// Debts grow without anybody telling.
        const AGAIN: Duration = Duration::from_millis(50);
        loop {
            match self.try_enter(source) {
                Ok(place) => return place,
                Err(Full) => {
                    let _ = tokio::time::timeout(AGAIN, self.left.notified()).await;
                }
            }
        }
    }

    fn try_enter(self: &Arc<Self>, source: Option<Source>) -> Result<Option<Place>, Full> {
        let mut guests = self.guests();
        let share = source.and_then(|source| guests.of_source.get(&source));
        if let Some(ids) = share.filter(|ids| ids.len() >= self.per_source) {
            let Some(id) = guests.most_owing(ids.iter().copied()) else { return Ok(None) };
            guests.send_away(id);
        } else if guests.all.len() >= self.at_once {
            let id = guests.most_owing(guests.all.keys().copied()).ok_or(Full)?;
            guests.send_away(id);
        }
        let pace = Arc::new(self.patience.map_or_else(Pace::new, Pace::with_patience));
        let off = CancellationToken::new();
        let id = guests.next;
        guests.next += 1;
        guests.all.insert(id, Guest { source, pace: pace.clone(), off: off.clone() });
        if let Some(source) = source {
            guests.of_source.entry(source).or_default().push(id);
        }
        Ok(Some(Place { room: self.clone(), id, pace, off }))
    }

    /// Sends everybody away but those whose upload is under way.
    pub(super) fn close_but_for_uploads(&self) {
        let mut guests = self.guests();
        let idle: Vec<u64> = guests.all.iter().filter(|(_, guest)| !guest.is_uploading()).map(|(id, _)| *id).collect();
        for id in idle {
            guests.send_away(id);
        }
    }

    fn guests(&self) -> std::sync::MutexGuard<'_, Guests> {
        self.guests.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// There is no room, and nobody can be sent away.
struct Full;

impl Guest {
    fn is_uploading(&self) -> bool {
        self.pace.phase() == Phase::Request { body: true }
    }
}

impl Guests {
    fn most_owing(&self, ids: impl Iterator<Item = u64>) -> Option<u64> {
        let debts = ids.filter_map(|id| Some((self.all.get(&id)?.pace.owed(), id)));
        debts.filter(|(owed, _)| *owed >= OWING).max().map(|(_, id)| id)
    }

    fn send_away(&mut self, id: u64) {
        if let Some(guest) = self.remove(id) {
            guest.off.cancel();
        }
    }

    fn remove(&mut self, id: u64) -> Option<Guest> {
        let guest = self.all.remove(&id)?;
        if let Some(source) = guest.source {
            let ids = self.of_source.entry(source).or_default();
            ids.retain(|other| *other != id);
            if ids.is_empty() {
                self.of_source.remove(&source);
            }
        }
        Some(guest)
    }
}

impl Place {
    /// Ready when this guest has to go: for a newcomer, at the end of the service, or because all
    /// patience with it is used up.
    pub(super) async fn called_off(&self) {
        tokio::select! {
            () = self.off.cancelled() => {}
            () = self.pace.exhausted() => {}
        }
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.room.guests().remove(self.id);
        self.room.left.notify_one();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::http::source::Sources;

    fn source(ip: &str) -> Option<Source> {
        // One key for all: the sources of one test are compared with each other.
        thread_local!(static SOURCES: Sources = Sources::new(&[]));
        SOURCES.with(|sources| sources.of_peer(ip.parse().unwrap()))
    }

    async fn enter(room: &Arc<Room>, ip: &str) -> Option<Place> {
        tokio::time::timeout(Duration::from_millis(100), room.enter(source(ip))).await.unwrap_or_default()
    }

    fn is_away(place: &Place) -> bool {
        place.off.is_cancelled()
    }

    #[tokio::test]
    async fn whoever_owes_most_goes_first_and_whoever_owes_nothing_stays() {
        let room = Arc::new(Room::new(2, 2, None));
        let old = enter(&room, "192.0.2.1").await.unwrap();
        tokio::time::sleep(OWING).await;
        let busy = enter(&room, "192.0.2.2").await.unwrap();
        busy.pace.asked();
        let third = enter(&room, "192.0.2.3").await.unwrap();
        assert!(is_away(&old) && !is_away(&busy));
        third.pace.asked();
        assert!(enter(&room, "192.0.2.4").await.is_none(), "it waits");
        drop(old);
        assert!(enter(&room, "192.0.2.4").await.is_none(), "who was sent away has left already");
        drop(busy);
        assert!(enter(&room, "192.0.2.4").await.is_some());
    }

    #[tokio::test]
    async fn a_source_with_its_share_makes_room_among_its_own() {
        let room = Arc::new(Room::new(100, 2, None));
        let other = enter(&room, "192.0.2.9").await.unwrap();
        tokio::time::sleep(OWING).await;
        let (first, second) = (enter(&room, "192.0.2.1").await.unwrap(), enter(&room, "192.0.2.1").await.unwrap());
        assert!(enter(&room, "192.0.2.1").await.is_none(), "both have only come");
        tokio::time::sleep(OWING).await;
        second.pace.asked();
        let third = enter(&room, "192.0.2.1").await;
        assert!(third.is_some() && is_away(&first) && !is_away(&second) && !is_away(&other));
    }
}
