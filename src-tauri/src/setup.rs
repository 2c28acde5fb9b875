//! Opening the desk behind the first paint.

use std::path::PathBuf;

use clap::Parser;
use desk_app::Premises;
use desk_app::config::environment;
use desk_app::premises::Whereabouts;
use tauri::AppHandle;

use crate::{events, windows};

/// The counter: enrol and check in with Vipps or MobilePay.
#[derive(Clone, Debug, Parser)]
#[command(name = "skranke", version)]
pub(crate) struct Args {
    /// The settings; else skranke.toml in the system's folder for configuration
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// The folder of the register; else the system's folder for data
    #[arg(long, value_name = "DIR")]
    data_dir: Option<PathBuf>,
    /// Try it with a simulated provider and a customer's phone beside the counter; no real customer can be reached
    #[arg(long)]
    pub(crate) simulator: bool,
}

impl Args {
    /// Where the desk stands.
    pub(crate) fn premises(&self) -> Premises {
        Premises::new(Whereabouts {
            settings_file: self.config.clone(),
            data_folder: self.data_dir.clone(),
            environment: environment().collect(),
        })
    }
}

/// Opens the desk. What comes of it the page and the windows hear as everything else that happens.
pub(crate) async fn open(app: AppHandle, premises: Premises, is_simulator: bool) {
    tauri::async_runtime::spawn(events::carry(app.clone(), premises.clone()));
    if is_simulator {
        premises.open_at_simulator().await;
    } else {
        premises.open().await;
    }
    if let Some(desk) = premises.desk()
        && desk.opens_display()
    {
        windows::toggle_display(&app, desk.view().language);
    }
}
