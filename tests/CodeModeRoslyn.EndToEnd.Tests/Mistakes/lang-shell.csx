// task: Lines of notes/todo.txt with "milk".
// mistake: a shell command
cat notes/todo.txt | grep -n milk
