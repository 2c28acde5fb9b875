//! A counter: the provider, the customers and the staff, who go on after every restart as people would.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::time::Duration;

use desk_wire::command::{AskNumber, CheckIn, Command, EnterNumber, GiveUp, SayWrongPerson, SettleLogin};
use desk_wire::login::{Ending, LoginState, LoginView, Purpose};
use desk_wire::lookup::NumberEntered;
use desk_wire::{Code, Event};
use serde_json::Value;
use vipps_sim::{Options, PersonChange, RequestState, Running, Simulator};

use crate::child::{Told, Wish};
use crate::guest::{End, Guest, Kind};
use crate::life::Life;

/// The club's page.
const PAGE: &str = "https://club.example.test/welcome";
/// The first number of the guests, of those who only visit, and of the rows of the long file.
const GUESTS: u64 = 90_010_000;
const VISITORS: u64 = 90_011_000;
pub(crate) const ROWS: u64 = 90_012_000;
/// So many rows the long file has; every other one has a card, so that it is taken in as two changes.
pub(crate) const ROW_COUNT: u64 = 24;
/// The first number of a card in the long file.
pub(crate) const CARDS: u64 = 5000;

/// Somebody who is a member already and checks in.
pub(crate) struct Visitor {
    pub(crate) number: u64,
    /// Staff have seen it.
    pub(crate) checked_in: bool,
}

/// How the disk is, as far as staff know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DiskIs {
    Well,
    /// Then work waits for it.
    AboutToBeFull,
    /// Then what is not done is noted, and tried again later.
    Full,
}

/// What was wished of a child.
enum Asked {
    Members,
    MoreMembers,
    /// Of a guest.
    Guest,
    Page,
    Number(usize),
    CheckIn(usize),
}

pub(crate) struct Counter {
    pub(crate) folder: PathBuf,
    pub(crate) provider: Running,
    pub(crate) guests: Vec<Guest>,
    pub(crate) visitors: Vec<Visitor>,
    pub(crate) has_members: bool,
    pub(crate) has_more: bool,
    pub(crate) disk: DiskIs,
    /// Why work was not done while the disk was full.
    pub(crate) refused: Vec<Code>,
    asked: HashMap<u64, Asked>,
    /// How often a number was entered that had been entered before.
    pub(crate) asked_anew: usize,
    pub(crate) kills: usize,
    /// In this life: whether the provider's word was compared with what the last one left.
    has_compared: bool,
}

impl Counter {
    pub(crate) async fn open(folder: &Path, kinds: &[Kind]) -> Self {
        let options = Options {
            interval: Duration::from_secs(1),
            redirect_uris: vec![PAGE.parse().unwrap()],
            ..Options::default()
        };
        let provider = Simulator::start(options).await.unwrap();
        let guests: Vec<Guest> = (GUESTS..).zip(kinds).map(|(number, kind)| Guest::new(*kind, number)).collect();
        for (index, guest) in guests.iter().enumerate() {
            provider.set_behaviour(&guest.msisdn, guest.kind.behaviour());
            let name = PersonChange {
                given_name: Some(given(index).into()),
                family_name: Some("Gjest".into()),
                ..PersonChange::default()
            };
            provider.change_person(&guest.msisdn, name);
        }
        let visitors = (VISITORS..).take(2).map(|number| Visitor { number, checked_in: false }).collect();
        let counter = Self {
            folder: folder.to_owned(),
            provider,
            guests,
            visitors,
            has_members: false,
            has_more: false,
            disk: DiskIs::Well,
            refused: Vec::new(),
            asked: HashMap::new(),
            asked_anew: 0,
            kills: 0,
            has_compared: false,
        };
        counter.write_files();
        counter
    }

    fn write_files(&self) {
        let settings = format!(
            "[club]\nname = \"Fjellheim Turlag\"\n[provider]\nissuer = \"{}\"\nclient_id = \"{}\"\n\
             [browser_ending]\nredirect_uri = \"{PAGE}\"\n",
            self.provider.issuer(),
            self.provider.client_id(),
        );
        let members = self.guests.iter().enumerate().filter_map(|(index, guest)| match guest.kind {
            Kind::Known => Some(format!("{} Gjest;+{}\n", given(index), guest.msisdn)),
            Kind::Doubtful => Some(format!("Annen Eier;+{}\n", guest.msisdn)),
            _ => None,
        });
        let visitors = self.visitors.iter().map(|visitor| format!("Fast Kunde{0};+47{0}\n", visitor.number));
        let members = "Navn;Mobil\n".to_owned() + &members.chain(visitors).collect::<String>();
        let more = (0..ROW_COUNT).map(|row| {
            let card = if row % 2 == 0 { (CARDS + row).to_string() } else { String::new() };
            format!("{card};Medlem{row} Rad;+47{}\n", ROWS + row)
        });
        let more = "Medlemsnummer;Navn;Mobil\n".to_owned() + &more.collect::<String>();
        for (name, text) in [("skranke.toml", settings), ("members.csv", members), ("more.csv", more)] {
            std::fs::write(self.folder.join(name), text).unwrap();
        }
    }

    /// Those who stand in the short file.
    pub(crate) fn members_at_first(&self) -> usize {
        let known = self.guests.iter().filter(|guest| matches!(guest.kind, Kind::Known | Kind::Doubtful));
        known.count() + self.visitors.len()
    }

    pub(crate) fn begin_life(&mut self) {
        self.has_compared = false;
        self.asked.clear();
        self.guests.iter_mut().for_each(Guest::begin_life);
    }

    pub(crate) fn is_over(&self) -> bool {
        self.has_members
            && self.has_more
            && self.visitors.iter().all(|visitor| visitor.checked_in)
            && self.guests.iter().all(Guest::is_over)
    }

    /// Takes in what the desk tells, and does what staff do then.
    pub(crate) async fn hear(&mut self, life: &mut Life, told: Told) -> Result<(), String> {
        // What became of a login may be told before the desk says that it is open, and be the last that is heard of this life.
        if !std::mem::replace(&mut self.has_compared, true) {
            self.compare_with_provider();
        }
        match told {
            Told::Open(views) => {
                for view in &views {
                    self.see(life, view).await?;
                }
                self.begin_work(life).await;
                Ok(())
            }
            Told::Shut(error) => Err(format!("the desk does not open: {error:?}")),
            Told::Happened(Event::LoginChanged { login }) => self.see(life, &login).await,
            Told::Happened(_) => Ok(()),
            Told::Did(id, answer) => match self.asked.remove(&id) {
                Some(asked) => self.done(life, asked, answer).await,
                None => Err("an answer to nothing".to_owned()),
            },
        }
    }

    /// Before the desk asks anything: whose answers may have been on the wire when the last one was killed.
    fn compare_with_provider(&mut self) {
        for request in self.provider.requests() {
            let guest = self.guests.iter_mut().find(|guest| guest.msisdn == request.msisdn);
            if let (Some(guest), false) = (guest, request.state == RequestState::Waiting) {
                guest.had_decided();
            }
        }
    }

    pub(crate) async fn begin_work(&mut self, life: &mut Life) {
        if !self.has_members {
            let wish = Wish::Import(self.folder.join("members.csv"));
            return self.ask(life, Asked::Members, wish).await;
        }
        if !self.has_more {
            let wish = Wish::Import(self.folder.join("more.csv"));
            self.ask(life, Asked::MoreMembers, wish).await;
        }
        for index in 0..self.guests.len() {
            self.receive(life, index).await;
        }
        for index in 0..self.visitors.len() {
            if !self.visitors[index].checked_in {
                let text = self.visitors[index].number.to_string();
                let wish =
                    Wish::Obey(Command::EnterNumber(EnterNumber { text, purpose: Purpose::CheckIn, ending: None }));
                self.ask(life, Asked::Number(index), wish).await;
            }
        }
    }

    /// A guest without a card is asked, unless the provider was asked already: then the register has to say what came of it.
    async fn receive(&mut self, life: &mut Life, index: usize) {
        let guest = &mut self.guests[index];
        if guest.told.is_some() || guest.has_card() {
            return;
        }
        if self.provider.requests().iter().any(|request| request.msisdn == guest.msisdn) {
            guest.told = Some(End::Untold);
            return;
        }
        self.asked_anew += usize::from(guest.ask());
        let text = format!("+{}", guest.msisdn);
        let ending = (guest.kind == Kind::OnPage).then_some(Ending::Browser);
        self.ask(
            life,
            Asked::Guest,
            Wish::Obey(Command::AskNumber(AskNumber { text, purpose: Purpose::Enrol, ending })),
        )
        .await;
    }

    async fn ask(&mut self, life: &mut Life, asked: Asked, wish: Wish) {
        let id = life.wish(wish).await;
        self.asked.insert(id, asked);
    }

    async fn done(
        &mut self,
        life: &mut Life,
        asked: Asked,
        answer: Result<Value, desk_wire::WireError>,
    ) -> Result<(), String> {
        let value = match (answer, &asked) {
            (Ok(value), _) => value,
            // It moved on in the same moment.
            (Err(error), Asked::Guest) if matches!(error.code, Code::NotNow | Code::NotFound) => return Ok(()),
            (Err(error), _) if self.disk == DiskIs::Full => {
                self.refused.push(error.code);
                return Ok(());
            }
            (Err(error), _) => return Err(format!("not done: {error:?}")),
        };
        match asked {
            Asked::Members => {
                self.has_members = true;
                if self.disk == DiskIs::Well {
                    self.begin_work(life).await;
                }
            }
            Asked::MoreMembers => self.has_more = true,
            Asked::Guest => self.see(life, &serde_json::from_value(value).unwrap()).await?,
            Asked::Page => {
                let fits =
                    ["Visitor", "NotYet", "Used", "Lost"].iter().any(|fits| value.as_str().unwrap().starts_with(fits));
                return if fits { Ok(()) } else { Err(format!("the page answers {value}")) };
            }
            Asked::Number(index) => match serde_json::from_value(value).unwrap() {
                NumberEntered::Member { member } => {
                    let wish = Wish::Obey(Command::CheckIn(CheckIn { member_id: member.member.member_id }));
                    self.ask(life, Asked::CheckIn(index), wish).await;
                }
                NumberEntered::Login { .. } => return Err("a member from the file is not known".to_owned()),
            },
            Asked::CheckIn(index) => self.visitors[index].checked_in = true,
        }
        Ok(())
    }

    async fn see(&mut self, life: &mut Life, view: &LoginView) -> Result<(), String> {
        let digits: String = view.phone.pretty.chars().filter(char::is_ascii_digit).collect();
        let guest = self.guests.iter_mut().find(|guest| guest.msisdn.as_str() == digits);
        let guest = guest.ok_or_else(|| format!("nobody has the number {digits}"))?;
        if !guest.see(view)? {
            return Ok(());
        }
        if guest.kind == Kind::OnPage && view.state == LoginState::Waiting && guest.acts() {
            // Confirmed before, where the desk was killed since: the phone goes on to the page once more.
            let _ = self.provider.confirm(&guest.msisdn);
            let url = self.provider.return_url(&guest.msisdn).expect("the phone goes on");
            let query = url.split_once('?').unwrap().1.to_owned();
            self.ask(life, Asked::Page, Wish::ComeBack(query)).await;
            return Ok(());
        }
        let login_id = view.login_id.clone();
        let command = match (guest.kind, view.state) {
            (_, LoginState::NeedsStaff) if guest.acts() => {
                Command::SettleLogin(SettleLogin { login_id, member_id: None })
            }
            (Kind::GivenUp, LoginState::Waiting) if guest.acts() => Command::GiveUp(GiveUp { login_id }),
            (Kind::WrongPerson, LoginState::Applied) if guest.acts() => {
                guest.taking_back = true;
                Command::SayWrongPerson(SayWrongPerson { login_id })
            }
            _ => return Ok(()),
        };
        self.ask(life, Asked::Guest, Wish::Obey(command)).await;
        Ok(())
    }
}

/// No two share a given name.
fn given(index: usize) -> &'static str {
    ["Anna", "Bjarne", "Cecilie", "David", "Eline", "Fredrik", "Guro", "Henrik"][index]
}
