//! What a manager does with the staff.

use desk_core::staff::Asks;
use desk_core::{Pin, Role, StaffId, StaffName};
use desk_wire::staff::ShiftView;
use secrecy::{ExposeSecret, SecretString};

use crate::desk::Desk;
use crate::failure::Failure;
use crate::{form, pin};

/// What a form calls a name that is none.
const NAME: &str = "name";

impl Desk {
    /// Adds somebody to the staff. The first is a manager; from two on everybody has a PIN.
    ///
    /// # Errors
    /// [`Failure::Field`], [`Failure::Pin`], or [`Failure::Staff`] with the rule that is in the way.
    pub async fn add_staff(&self, name: &str, role: Role, pin: Option<SecretString>) -> Result<ShiftView, Failure> {
        let (name, pin, now) = (named(name)?, pin.map(|pin| chosen(&pin)).transpose()?, self.now());
        let (desk, asked) = (self.clone(), self.asks().await?);
        self.store(move |store| {
            let pin = pin.map(|pin| pin::hash(&pin, desk.random()));
            store.add_staff(&name, role, pin.as_ref(), now)
        })
        .await?;
        self.tell_staff(asked).await
    }

    /// Sets what somebody is called and may do.
    ///
    /// # Errors
    /// [`Failure::NotFound`], [`Failure::Field`], or [`Failure::Staff`] with the rule that is in the way.
    pub async fn change_staff(&self, id: StaffId, name: &str, role: Role) -> Result<ShiftView, Failure> {
        let (name, now) = (named(name)?, self.now());
        self.store(move |store| store.change_staff(id, &name, role, now)).await?;
        self.tell_shift().await
    }

    /// Gives somebody a PIN; they can sign in at once, however often the former one was wrong.
    ///
    /// # Errors
    /// [`Failure::NotFound`], [`Failure::Pin`].
    pub async fn set_pin(&self, id: StaffId, pin: &SecretString) -> Result<ShiftView, Failure> {
        let (pin, now) = (chosen(pin)?, self.now());
        let (desk, asked) = (self.clone(), self.asks().await?);
        self.store(move |store| store.set_pin(id, &pin::hash(&pin, desk.random()), now)).await?;
        self.tell_staff(asked).await
    }

    /// Somebody works here no more.
    ///
    /// # Errors
    /// [`Failure::NotFound`], or [`Failure::Staff`] if no manager would be left.
    pub async fn remove_staff(&self, id: StaffId) -> Result<ShiftView, Failure> {
        let now = self.now();
        self.store(move |store| store.remove_staff(id, now)).await?;
        self.tell_shift().await
    }

    async fn asks(&self) -> Result<Asks, Failure> {
        Ok(self.store(desk_store::Store::roster).await?.asks())
    }

    /// Whoever has just closed the back room with a PIN of their own is in it, and stays.
    async fn tell_staff(&self, asked: Asks) -> Result<ShiftView, Failure> {
        let roster = self.store(desk_store::Store::roster).await?;
        match (asked, roster.asks(), &roster.0[..]) {
            (Asks::Nobody, Asks::BackRoom, [only]) if self.is_at_screen() => self.begin_shift(only.id).await,
            _ => self.tell_shift().await,
        }
    }
}

fn named(name: &str) -> Result<StaffName, Failure> {
    form::field(NAME, StaffName::new(name))
}

fn chosen(pin: &SecretString) -> Result<Pin, Failure> {
    Ok(Pin::new(pin.expose_secret())?)
}
