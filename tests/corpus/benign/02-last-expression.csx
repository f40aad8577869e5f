// expect: 42
var six = 6;
var seven = 7;
six * seven
