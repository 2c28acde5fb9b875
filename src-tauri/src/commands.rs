//! The one command: a command of the wire, carried to the desk.

use desk_app::Premises;
use desk_wire::display::DisplayView;
use desk_wire::{Command, WireError};
use serde_json::Value;
use tauri::State;

/// Does what a command says. Waits until the desk is open; if it cannot be opened, answers why.
#[tauri::command]
pub(crate) async fn desk(premises: State<'_, Premises>, command: Command) -> Result<Value, WireError> {
    premises.obey(command).await
}

/// What the customers' display shows, as soon as it is something else than it shows now. The one command of that window:
/// it hears no events, and nothing but this view crosses to it.
#[tauri::command]
pub(crate) async fn display(
    premises: State<'_, Premises>,
    known: Option<DisplayView>,
) -> Result<DisplayView, WireError> {
    premises.watch_display(known.as_ref()).await
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use tauri::test::{INVOKE_KEY, MockRuntime, get_ipc_response, mock_builder};
    use tauri::webview::InvokeRequest;
    use tauri::{WebviewUrl, WebviewWindow, WebviewWindowBuilder};

    use super::*;
    use crate::windows::{COUNTER, DISPLAY};

    /// A window of this name, with the permissions of the real program, whose desk did not open.
    fn window(label: &str) -> WebviewWindow<MockRuntime> {
        let premises = Premises::not_open(WireError::new(desk_wire::Code::StoreWrongKey));
        let app = mock_builder()
            .manage(premises)
            .invoke_handler(tauri::generate_handler![desk, display])
            .build(crate::context())
            .unwrap();
        WebviewWindowBuilder::new(&app, label, WebviewUrl::default()).build().unwrap()
    }

    fn invoke(arguments: Value) -> Result<Value, Value> {
        invoke_from(COUNTER, "tauri://localhost", arguments)
    }

    fn invoke_from(label: &str, url: &str, arguments: Value) -> Result<Value, Value> {
        invoke_command("desk", label, url, arguments)
    }

    fn invoke_command(command: &str, label: &str, url: &str, arguments: Value) -> Result<Value, Value> {
        let request = InvokeRequest {
            cmd: command.into(),
            callback: tauri::ipc::CallbackFn(0),
            error: tauri::ipc::CallbackFn(1),
            url: url.parse().unwrap(),
            body: arguments.into(),
            headers: tauri::http::HeaderMap::default(),
            invoke_key: INVOKE_KEY.to_owned(),
        };
        get_ipc_response(&window(label), request).map(|body| body.deserialize().unwrap())
    }

    #[test]
    fn a_page_whose_desk_does_not_open_still_learns_why() {
        let view = invoke(json!({"command": {"do": "view_desk", "with": {}}})).unwrap();
        assert_eq!(view["problem"]["code"], "store_wrong_key");
    }

    #[test]
    fn any_other_command_is_answered_with_the_problem_as_an_object() {
        let error = invoke(json!({"command": {"do": "look_up", "with": {"text": "912"}}})).unwrap_err();
        assert_eq!(error, json!({"code": "store_wrong_key"}));
    }

    #[test]
    fn a_command_that_is_none_is_refused_without_a_panic() {
        for command in [
            json!({"do": "drop_tables", "with": {}}),
            json!({"do": "look_up", "with": {"txt": 1}}),
            json!(7),
            json!(null),
        ] {
            let error = invoke(json!({"command": command})).unwrap_err();
            let text = error.as_str().expect("Tauri refuses with a plain text, which the page normalises");
            assert!(text.contains("invalid args"), "{text}");
        }
    }

    #[test]
    fn the_customers_display_may_ask_what_it_shows_and_nothing_else() {
        let command = json!({"command": {"do": "view_desk", "with": {}}});
        let local = "tauri://localhost";
        for (command, arguments) in [
            ("desk", command),
            ("plugin:event|listen", json!({"event": "desk", "target": {"kind": "Any"}, "handler": 1})),
        ] {
            let refused = invoke_command(command, DISPLAY, local, arguments).unwrap_err();
            assert!(refused.as_str().is_some_and(|text| text.contains("not allowed")), "{command}: {refused}");
        }
        let answer = invoke_command("display", DISPLAY, local, json!({"known": null})).unwrap_err();
        assert_eq!(answer, json!({"code": "store_wrong_key"}), "it is let through to the desk, which did not open");
        let refused = invoke_command("display", COUNTER, local, json!({"known": null})).unwrap_err();
        assert!(refused.as_str().is_some_and(|text| text.contains("not allowed")), "{refused}");
    }

    #[test]
    fn the_phones_page_may_give_no_command() {
        let command = json!({"command": {"do": "view_desk", "with": {}}});
        for (label, url) in [
            ("phone", "http://127.0.0.1:4000/phone"),
            ("phone", "tauri://localhost"),
            (COUNTER, "http://127.0.0.1:4000/phone"),
        ] {
            let refused = invoke_from(label, url, command.clone()).unwrap_err();
            assert!(refused.as_str().is_some_and(|text| text.contains("not allowed")), "{label} {url}: {refused}");
        }
    }
}
