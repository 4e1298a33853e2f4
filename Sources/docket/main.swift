import DocketCommands

runProgram()
