// The same as orchard.cpp, with generics, closures, traits and what the compiler inlines.
use std::collections::HashMap;
use std::time::{Duration, Instant};

mod trees {
    pub trait Fruit {
        fn weight(&self) -> u64;
    }

    pub struct Apple(pub u64);
    pub struct Pear<T>(pub T);

    impl Fruit for Apple {
        #[inline(never)]
        fn weight(&self) -> u64 {
            (0..500).fold(self.0, |sum, step| super::mixed(sum ^ step))
        }
    }

    impl<T: Copy + Into<u64>> Fruit for Pear<T> {
        #[inline(never)]
        fn weight(&self) -> u64 {
            let mut sum: u64 = self.0.into();
            for step in 0..300 {
                sum = sum.wrapping_add(super::mixed(step ^ sum));
            }
            sum
        }
    }
}

#[inline]
fn mixed(value: u64) -> u64 {
    let value = (value ^ value >> 33).wrapping_mul(0xff51afd7ed558ccd);
    value ^ value >> 29
}

#[inline(never)]
fn grown(count: u64) -> Vec<String> {
    (0..count).map(|index| format!("apple-{:x}", mixed(index))).collect()
}

#[inline(never)]
fn harvest(crates: &mut HashMap<String, u64>, fruits: &[Box<dyn trees::Fruit>]) -> u64 {
    let mut words = grown(3000);
    words.sort_by(|one, other| one.len().cmp(&other.len()).then_with(|| one.cmp(other)));
    for word in words {
        *crates.entry(word).or_insert(0) += 1;
    }
    fruits.iter().map(|fruit| fruit.weight()).fold(0, u64::wrapping_add)
}

fn main() {
    let seconds: f64 = std::env::args().nth(1).map_or(1.0, |text| text.parse().unwrap());
    let mut crates = HashMap::new();
    let mut fruits: Vec<Box<dyn trees::Fruit>> = Vec::new();
    for index in 0..2000u32 {
        fruits.push(Box::new(trees::Apple(index.into())));
        fruits.push(Box::new(trees::Pear(index)));
        fruits.push(Box::new(trees::Pear(index as u8)));
    }
    let end = Instant::now() + Duration::from_secs_f64(seconds);
    let mut sum = 0;
    while Instant::now() < end {
        sum ^= harvest(&mut crates, &fruits);
    }
    std::hint::black_box(sum);
}
