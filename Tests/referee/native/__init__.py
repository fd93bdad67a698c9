"""Programs of C++, Rust and Swift."""
