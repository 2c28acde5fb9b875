#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| desk_core::fuzz::phone(bytes));
