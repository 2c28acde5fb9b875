//! Reading and pressing in the window that is looked at.

use fantoccini::Locator;
use fantoccini::actions::{InputSource as _, KeyAction, KeyActions};
use fantoccini::elements::Element;

use super::App;
use super::keys::{CONTROL, ENTER, ESCAPE, F1, F6, SHIFT, TAB};
use super::wait::{pause, until};

/// No view has more places that Tab stops at.
const MANY_TABS: usize = 60;

impl App {
    /// Waits until something with this test id is in sight.
    pub(crate) async fn see(&self, id: &str) -> Element {
        self.see_by(&by_id(id)).await
    }

    /// Waits until a login's card is in front and in this state.
    pub(crate) async fn see_login(&self, state: &str) {
        self.see_by(&format!("{}[data-state='{state}']", by_id("login-card"))).await;
    }

    /// Waits until something with this test id is in sight, and reads it.
    pub(crate) async fn read(&self, id: &str) -> String {
        until(&format!("words in {id}"), async || {
            let text = self.find(&by_id(id)).await?.text().await.ok()?;
            (!text.is_empty()).then_some(text)
        })
        .await
    }

    /// Waits until something that this selector finds is in sight, and reads it.
    pub(crate) async fn read_by(&self, selector: &str) -> String {
        until(&format!("words in {selector}"), async || self.find(selector).await?.text().await.ok()).await
    }

    /// Waits until this can be pressed, and presses it.
    pub(crate) async fn press(&self, id: &str) {
        until(&format!("{id} to be pressed"), async || self.find(&by_id(id)).await?.click().await.ok()).await;
    }

    /// How many there are right now.
    pub(crate) async fn count(&self, id: &str) -> usize {
        self.client.find_all(Locator::Css(&by_id(id))).await.unwrap().len()
    }

    /// Types into the counter's field, and waits until the desk has read a whole number there.
    pub(crate) async fn type_number(&self, number: &str) {
        self.keys(number).await;
        self.see_by(&format!("{}[data-whole='true']", by_id("typed-number"))).await;
    }

    /// Presses Enter as somebody does who has read what is there.
    pub(crate) async fn enter(&self) {
        pause().await;
        self.keys(ENTER).await;
    }

    pub(crate) async fn escape(&self) {
        self.keys(ESCAPE).await;
    }

    /// As a scanner or a nervous hand does.
    pub(crate) async fn enter_twice(&self) {
        self.keys(&ENTER.repeat(2)).await;
    }

    async fn keys(&self, keys: &str) {
        self.see("omnibox").await.send_keys(keys).await.unwrap();
    }

    /// As a scanner that pretends to be a keyboard: every sign in one go, and a carriage return and a line feed behind them.
    pub(crate) async fn scan(&self, code: &str) {
        self.strike(&format!("{code}{}", ENTER.repeat(2))).await;
    }

    /// Opens the customers' display.
    pub(crate) async fn open_display(&self) {
        self.strike(F6).await;
    }

    /// All that the page of this window is made of.
    pub(crate) async fn source(&self) -> String {
        self.client.source().await.unwrap()
    }

    /// Opens the dialog with the keys.
    pub(crate) async fn help(&self) {
        self.strike(F1).await;
        self.see("shortcuts").await;
    }

    /// Presses keys without saying where: they go to whatever has the focus.
    pub(crate) async fn strike(&self, keys: &str) {
        let pressed = keys.chars().flat_map(|value| [KeyAction::Down { value }, KeyAction::Up { value }]);
        let actions = pressed.fold(KeyActions::new("keyboard".to_owned()), KeyActions::then);
        self.client.perform_actions(actions).await.unwrap();
    }

    /// Presses Enter in the guide, and waits until its step is done.
    pub(crate) async fn next_step(&self, next: &str) {
        self.strike(ENTER).await;
        if next != "simulator" {
            self.see_by(&format!("{}[data-step='{next}']", by_id("guide"))).await;
        }
    }

    /// Takes the focus from wherever it is.
    pub(crate) async fn lose_focus(&self) {
        self.client.execute("document.activeElement.blur()", Vec::new()).await.unwrap();
    }

    /// Brings the nth request forward, from 1.
    pub(crate) async fn bring_forward(&self, place: usize) {
        let digit = char::from_digit(u32::try_from(place).unwrap(), 10).expect("there are nine such keys");
        self.strike_with_control(digit).await;
    }

    /// Presses a key while Ctrl is held.
    pub(crate) async fn strike_with_control(&self, key: char) {
        self.strike_with(CONTROL, key).await;
    }

    /// Presses Enter while Shift is held, as somebody does who has read what is there.
    pub(crate) async fn enter_with_shift(&self) {
        pause().await;
        for enter in ENTER.chars() {
            self.strike_with(SHIFT, enter).await;
        }
    }

    async fn strike_with(&self, held: char, key: char) {
        let actions = KeyActions::new("keyboard".to_owned())
            .then(KeyAction::Down { value: held })
            .then(KeyAction::Down { value: key })
            .then(KeyAction::Up { value: key })
            .then(KeyAction::Up { value: held });
        self.client.perform_actions(actions).await.unwrap();
    }

    /// Goes with Tab to what has this test id.
    pub(crate) async fn tab_to(&self, id: &str) {
        self.see(id).await;
        let mut tabs = 0;
        while !self.has_focus(id).await {
            assert!(tabs < MANY_TABS, "Tab does not lead to {id}");
            self.strike(TAB).await;
            tabs += 1;
        }
    }

    async fn has_focus(&self, id: &str) -> bool {
        let script = "return document.activeElement?.closest('[data-testid]')?.dataset.testid ?? ''";
        self.client.execute(script, Vec::new()).await.unwrap() == id
    }

    /// Waits until there is nothing with this test id.
    pub(crate) async fn see_gone(&self, id: &str) {
        until(&format!("{id} to be gone"), async || (self.count(id).await == 0).then_some(())).await;
    }

    /// Waits until this is to be read in what has the test id.
    pub(crate) async fn see_text(&self, id: &str, text: &str) {
        until(&format!("{text:?} in {id}"), async || {
            self.find(&by_id(id)).await?.text().await.ok()?.contains(text).then_some(())
        })
        .await;
    }

    /// Waits until a login's card in front has ended with this code.
    pub(crate) async fn see_ending(&self, code: &str) {
        self.see_by(&format!("{}[data-code='{code}']", by_id("ending"))).await;
    }

    /// Waits until the request with this code stands so at the side.
    pub(crate) async fn see_at_the_side(&self, code: &str, state: &str) {
        self.see_by(&format!("{}[data-code='{code}'][data-state='{state}']", by_id("rail-login"))).await;
    }

    /// Everything that is to be read in front.
    pub(crate) async fn read_front(&self) -> String {
        self.see_by("main").await.text().await.unwrap()
    }

    /// Waits until this stands in the field.
    pub(crate) async fn see_in_field(&self, text: &str) {
        until(&format!("{text:?} in the field"), async || {
            let value = self.find(&by_id("omnibox")).await?.prop("value").await.ok()??;
            (value == text).then_some(())
        })
        .await;
    }

    /// Waits until the club's page is at this block.
    pub(crate) async fn see_block(&self, title: &str) {
        until(&format!("the block {title:?}"), async || {
            let text = self.find("h1").await?.text().await.ok()?;
            (text.starts_with(title)).then_some(())
        })
        .await;
    }

    /// Presses something of the club's page.
    pub(crate) async fn press_on_page(&self, selector: &str) {
        until(&format!("{selector} to be pressed"), async || self.find(selector).await?.click().await.ok()).await;
    }

    /// Types into a field of the club's page.
    pub(crate) async fn type_on_page(&self, selector: &str, text: &str) {
        self.see_by(selector).await.send_keys(text).await.unwrap();
    }

    async fn see_by(&self, selector: &str) -> Element {
        until(selector, async || {
            let element = self.find(selector).await?;
            element.is_displayed().await.ok()?.then_some(element)
        })
        .await
    }

    /// A page draws itself anew at any moment: what was found may be gone when it is asked.
    async fn find(&self, selector: &str) -> Option<Element> {
        self.client.find(Locator::Css(selector)).await.ok()
    }
}

fn by_id(id: &str) -> String {
    format!("[data-testid='{id}']")
}
