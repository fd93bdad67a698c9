// A program that has exactly one sickness, for perf: sickbay KIND.
import Glibc

nonisolated(unsafe) var sink = 0

func isOver() -> Bool { clock() > 3 * 1_000_000 }

final class Node {
  let next: Node?
  let value: Int
  init(_ value: Int, _ next: Node?) {
    self.value = value
    self.next = next
  }
}

/// Walks a list whose nodes are retained and released at each step.
@inline(never) func walk(_ list: Node) -> Int {
  var sum = 0
  var node: Node? = list
  while let current = node {
    sum &+= current.value
    node = current.next
  }
  return sum
}

func counting() {
  var list = Node(0, nil)
  for value in 1..<1000 { list = Node(value, list) }
  while !isOver() { for _ in 0..<100 { sink &+= walk(list) } }
}

protocol Shape {}
struct Circle: Shape { var radius = 1 }
struct Square: Shape { var side = 2 }

@inline(never) func area(_ shape: Any) -> Int {
  if let circle = shape as? Circle { return circle.radius }
  if let square = shape as? Square { return square.side }
  return 0
}

func casting() {
  let shapes: [Any] = [Circle(), Square(), Circle()]
  while !isOver() { for _ in 0..<100 { for shape in shapes { sink &+= area(shape) } } }
}

@inline(never) func makeNode(_ value: Int) -> Node { Node(value, nil) }

func allocating() {
  while !isOver() { for value in 0..<1000 { sink &+= makeNode(value).value } }
}

final class Account {
  var balance = 0
  var log: [Int] = [0, 0, 0, 0]
}

@inline(never) func deposit(_ account: Account, _ amount: Int) {
  account.balance &+= amount
  account.log[amount & 3] &+= 1
}

func exclusive() {
  let account = Account()
  while !isOver() { for amount in 0..<1000 { deposit(account, amount) } }
  sink &+= account.balance
}

@inline(never) func tally(_ words: [String]) -> [String: Int] {
  var counts: [String: Int] = [:]
  for word in words { counts[word, default: 0] += 1 }
  return counts
}

func hashing() {
  let words = (0..<2000).map { "word number \($0 % 500) of the list" }
  while !isOver() { sink &+= tally(words).count }
}

@inline(never) func snapshot(_ list: [Int], _ index: Int) -> [Int] {
  var copy = list
  copy[index] = index
  return copy
}

func copying() {
  let list = [Int](repeating: 1, count: 100_000)
  while !isOver() { for index in 0..<10 { sink &+= snapshot(list, index)[5] } }
}

@inline(never) func smooth(_ field: inout [Double]) {
  for index in 1..<field.count / 2 {
    field[index] = field[index] * 0.5 + (field[index - 1] + field[index + 1]) * 0.25
  }
}

@inline(never) func divide(_ field: inout [Double]) {
  for index in field.indices { field[index] = 1 + field[index] / (1.5 + Double(index % 7)) }
}

@inline(never) func energy(_ field: [Double]) -> Double {
  var sum = 0.0
  for _ in 0..<4 { for value in field { sum += value * value } }
  return sum
}

@inline(never) func bend(_ field: inout [Double]) {
  for _ in 0..<4 {
    for index in field.indices {
      field[index] = field[index] * (1 - field[index] * field[index] / 600) + 0.1
    }
  }
}

@inline(never) func best(_ field: [Double]) -> Double {
  var found = 0.0
  for value in field { found = found * 0.5 + (value > found ? value : 1) }
  return found
}

func healthy() {
  var field = [Double](repeating: 1, count: 4096)
  while !isOver() {
    for _ in 0..<10 {
      smooth(&field)
      divide(&field)
      bend(&field)
      sink &+= Int(energy(field) + best(field)) & 1
    }
  }
}

let kinds = [
  "retain": counting, "casts": casting, "allocation": allocating, "exclusivity": exclusive,
  "hashing": hashing, "copying": copying, "healthy": healthy,
]
kinds[CommandLine.arguments.count == 2 ? CommandLine.arguments[1] : "healthy"]?()
