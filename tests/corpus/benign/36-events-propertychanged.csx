// expect: ["Name","Name"]
using System.ComponentModel;
var m = new Model(); var names = new List<string?>();
m.PropertyChanged += (s, e) => names.Add(e.PropertyName);
m.Name = "a"; m.Name = "a"; m.Name = "b";
return names;
class Model : INotifyPropertyChanged
{
    public event PropertyChangedEventHandler? PropertyChanged;
    public string Name { get; set { if (field != value) { field = value; Raise(); } } } = "";
    private void Raise([System.Runtime.CompilerServices.CallerMemberName] string? n = null) => PropertyChanged?.Invoke(this, new PropertyChangedEventArgs(n));
}
