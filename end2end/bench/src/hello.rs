//! The yardstick for pages: the smallest server that the same framework makes. It runs in a process
//! of its own, as the program does, so that both share the processors with the clients alike.

use std::io::{BufRead, BufReader};
use std::net::{Ipv4Addr, SocketAddr};
use std::process::{Command, Stdio};

use axum::Router;
use axum::routing::get;
use drive::Result;
use drive::process::Child;
use tokio::net::TcpListener;

/// The argument with which this binary becomes the yardstick.
pub const COMMAND: &str = "hello";

/// Prints its address and answers "hello" until it is ended.
pub async fn serve() -> Result<()> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
    println!("{}", listener.local_addr()?);
    axum::serve(listener, Router::new().route("/", get(async || "hello"))).await?;
    Ok(())
}

/// The running yardstick; ends when it is dropped.
pub struct Hello {
    pub address: SocketAddr,
    pub process: Child,
}

impl Hello {
    /// Starts this binary once more, as the yardstick.
    pub fn start() -> Result<Self> {
        let mut command = Command::new(std::env::current_exe()?);
        let mut process = Child(command.arg(COMMAND).stdout(Stdio::piped()).spawn()?);
        let mut line = String::new();
        let output = process.0.stdout.take().ok_or("the yardstick has no output")?;
        BufReader::new(output).read_line(&mut line)?;
        let address = line.trim().parse().map_err(|_| "the yardstick did not say where it listens")?;
        Ok(Self { address, process })
    }
}
