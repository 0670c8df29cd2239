/** The picture beside a notification, 48 pixels square: drawn by us. */
export const MENTION_ICON = 'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAADAAAAAwCAYAAABXAvmHAAAAe0lEQVR42u3aMQqAMAwF0OyeU+9/A90cqgWFogl9ge7/DU2hSUSnlnXbM514UtlCv8JUCX+LqBb+ggD4E1A1/IkAAPgY0BZANsCIAgCoDNCFAAAAtFEAAJcYAADASzy6XQIAVAHoQj53AQDmmZMZs5rWz7ovUXJzpZfzAE/wi/OSEBCyAAAAAElFTkSuQmCC';
