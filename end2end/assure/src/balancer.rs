//! A small balancer in front of several nodes, or of a database that moves: each connection goes to the next of them, and one that
//! does not answer is passed over.

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use drive::Result;
use tokio::io::copy_bidirectional;
use tokio::net::{TcpListener, TcpStream};

pub struct Balancer {
    pub address: SocketAddr,
    nodes: Arc<Mutex<Vec<SocketAddr>>>,
}

impl Balancer {
    /// Opens it before there are nodes: they are told what people call them by.
    pub async fn open() -> Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        let address = listener.local_addr()?;
        let nodes = Arc::default();
        tokio::spawn(serve(listener, Arc::clone(&nodes)));
        Ok(Self { address, nodes })
    }

    /// From now on new connections go there.
    pub fn leads_to(&self, nodes: Vec<SocketAddr>) {
        *self.nodes.lock().unwrap_or_else(PoisonError::into_inner) = nodes;
    }
}

async fn serve(listener: TcpListener, nodes: Arc<Mutex<Vec<SocketAddr>>>) {
    let next = AtomicUsize::new(0);
    while let Ok((stream, _)) = listener.accept().await {
        let nodes = nodes.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let first = next.fetch_add(1, Ordering::Relaxed);
        tokio::spawn(pass(stream, nodes, first));
    }
}

async fn pass(mut client: TcpStream, nodes: Vec<SocketAddr>, first: usize) {
    for turn in 0..nodes.len() {
        let Some(node) = nodes.get((first + turn) % nodes.len()) else { return };
        let Ok(mut server) = TcpStream::connect(node).await else { continue };
        // Small answers must not wait for one another.
        let _ = client.set_nodelay(true).and(server.set_nodelay(true));
        // Whoever goes, the other is told by its end.
        let _ = copy_bidirectional(&mut client, &mut server).await;
        return;
    }
}
