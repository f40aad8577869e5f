// task: Depth of the folder notes.
// mistake: a recursion without an end
int Depth(string path) => 1 + Depth(path);
return Depth("notes");
